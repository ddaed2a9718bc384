namespace SkinAdvisorBot.Channels.Tests.Contract;

/// <summary>Marks of Markdown that a phone shows as they are.</summary>
internal static class PhoneMarks
{
    public static IReadOnlyList<string> Sms { get; } = ["*", "_", "`", "#", "](", "!["];

    /// <summary>WhatsApp draws *bold*, _italic_ and `code`, each with marks of its own.</summary>
    public static IReadOnlyList<string> WhatsApp { get; } = ["**", "#", "](", "!["];
}
