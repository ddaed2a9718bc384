using System.Text;
using SkinAdvisorBot.Host.Appointments;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Sends iCalendar.</summary>
internal static class CalendarFile
{
    /// <param name="name">Of the file that a browser keeps.</param>
    public static async Task WriteAsync(HttpContext context, string calendar, string name)
    {
        var body = Encoding.UTF8.GetBytes(calendar);
        context.Response.ContentType = AppointmentCalendar.ContentType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
