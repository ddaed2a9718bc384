using System.Globalization;
using System.Text;
using SkinAdvisorBot.Host.Staff.Access;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Staff.Signing;

/// <summary>All items and their states as a file.</summary>
internal static class SignOffExport
{
    public static async Task WriteAsync(HttpContext context, SignOffReader reader, AuditLog audit)
    {
        var actor = StaffActor.Require(context.User, StaffRight.SeeContent);
        var entries = await reader.ListAsync(context.RequestAborted);
        await audit.AddAsync(actor.Id, actor.Name, AuditActions.SignOffExported, cancellationToken: context.RequestAborted);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=sign-off.csv";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await writer.WriteLineAsync("key,kind,title,outcome,state,signed_by,expires,remark,said_30_days,place,sources,words,hash");
        foreach (var entry in entries)
            await writer.WriteLineAsync(Line(entry));
    }

    private static string Line(SignOffEntry entry)
    {
        var (item, state) = (entry.Item, entry.State);
        return Csv.Line(
            item.Key,
            item.Kind.ToString(),
            item.Title,
            item.Outcome ?? "",
            SignOffState.Title(state.Kind),
            string.Join("; ", state.Valid.Select(signature => $"{signature.MemberName} ({signature.Role}), {Day(signature.At)}")),
            state.ExpiresAt is { } expires ? Day(expires) : "",
            state.Remark ?? "",
            entry.Said.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{item.File}:{item.Line}"),
            string.Join("; ", item.Sources.Select(source => $"{source.Title}, {source.Publisher}, {source.Year}{(source.Url is null ? "" : $", {source.Url}")}")),
            string.Join("\n\n", item.Parts.Select(part => $"{part.Name}:\n{part.Text.Trim()}")),
            item.Hash);
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
