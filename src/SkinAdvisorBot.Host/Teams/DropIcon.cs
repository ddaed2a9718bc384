namespace SkinAdvisorBot.Host.Teams;

/// <summary>Draws the app's icons: a drop, white on the clinic's colour, and as a white line on nothing.</summary>
internal static class DropIcon
{
    /// <summary>Sides in pixels, as Teams asks for them.</summary>
    public const int ColorSide = 192, OutlineSide = 32;

    /// <summary>Teams may crop what lies outside the middle half.</summary>
    private const int SymbolSide = 96;

    /// <summary>Each pixel is looked at in so many rows and columns, which makes its edges smooth.</summary>
    private const int Samples = 4;

    // The drop in a square of side 1, y downwards: a circle, and the tip above it from which its tangents come.
    private const double CenterY = 0.63, Radius = 0.36, TipY = 0.01, LineWidth = 0.075;

    /// <param name="background">0xRRGGBB.</param>
    /// <returns>A PNG of <see cref="ColorSide"/> pixels square.</returns>
    public static byte[] InColor(int background) => Png.Write(ColorSide, (x, y) =>
    {
        const double Margin = (ColorSide - SymbolSide) / 2.0;
        var cover = Cover(x - Margin, y - Margin, SymbolSide, isLine: false);
        byte Mixed(int shift) => (byte)Math.Round(((background >> shift & 0xFF) * (1 - cover)) + (255 * cover));
        return new Pixel(Mixed(16), Mixed(8), Mixed(0), 255);
    });

    /// <returns>A PNG of <see cref="OutlineSide"/> pixels square: white, and nothing else but transparent.</returns>
    public static byte[] Outline() => Png.Write(OutlineSide, (x, y) => new Pixel(255, 255, 255, (byte)Math.Round(255 * Cover(x, y, OutlineSide, isLine: true))));

    /// <returns>How much of the pixel is drawn, 0 to 1.</returns>
    private static double Cover(double x, double y, double side, bool isLine)
    {
        var inside = 0;
        for (var i = 0; i < Samples * Samples; i++)
        {
            var (u, v) = ((x + ((i % Samples) + 0.5) / Samples) / side, (y + ((i / Samples) + 0.5) / Samples) / side);
            if (IsInDrop(u, v, inset: 0) && !(isLine && IsInDrop(u, v, LineWidth)))
                inside++;
        }

        return inside / (double)(Samples * Samples);
    }

    /// <param name="inset">How far inside the edge the point must lie.</param>
    private static bool IsInDrop(double x, double y, double inset)
    {
        var (radius, height) = (Radius - inset, CenterY - TipY);
        if (Math.Pow(x - 0.5, 2) + Math.Pow(y - CenterY, 2) <= radius * radius)
            return true;
        // Moving both tangents inwards moves the tip down by the inset over the sine of half its angle.
        var sine = Radius / height;
        var below = y - (TipY + (inset / sine));
        var tangent = sine / Math.Sqrt(1 - (sine * sine));
        return below >= 0 && y <= CenterY - (radius * sine) && Math.Abs(x - 0.5) <= below * tangent;
    }
}
