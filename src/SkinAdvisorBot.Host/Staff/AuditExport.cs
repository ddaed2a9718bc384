using System.Globalization;
using System.Text;
using SkinAdvisorBot.Host.Staff.Access;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Staff;

/// <summary>The audit as a file.</summary>
internal static class AuditExport
{
    public static async Task WriteAsync(HttpContext context, AuditLog audit)
    {
        var actor = StaffActor.Require(context.User, StaffRight.ReadAudit);
        await audit.AddAsync(actor.Id, actor.Name, AuditActions.AuditExported, cancellationToken: context.RequestAborted);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await writer.WriteLineAsync("number,at,member_id,member_name,action,subject,details,hash");
        await foreach (var row in audit.AllAsync(context.RequestAborted))
        {
            var entry = row.Entry;
            await writer.WriteLineAsync(Csv.Line(
                row.Number.ToString(CultureInfo.InvariantCulture),
                entry.At.ToString("O", CultureInfo.InvariantCulture),
                entry.MemberId, entry.MemberName, entry.Action, entry.Subject, entry.Details,
                Convert.ToHexStringLower(row.Hash)));
        }
    }
}
