using MudBlazor;

namespace SkinAdvisorBot.Host.Staff.Pages.Layout;

/// <summary>Quiet colours with a contrast of 4.5 and more, and the fonts that are on the machine.</summary>
internal static class ConsoleTheme
{
    private static readonly string[] Fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1f4d45",
            Secondary = "#7a4b12",
            Background = "#fbf8f3",
            AppbarBackground = "#1f4d45",
            Error = "#a8201a",
            Warning = "#8a5300",
            Info = "#1c5d99",
            Success = "#2a6b2f",
            TextPrimary = "#1d2321",
            TextSecondary = "#4b5451",
            TextDisabled = "#5f6865",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts },
            Button = new ButtonTypography { TextTransform = "none" },
        },
    };
}
