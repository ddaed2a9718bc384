namespace SkinAdvisorBot.Host.Reports;

/// <summary>One axis of shares, written in percent.</summary>
/// <param name="From">Its start, a multiple of <paramref name="Step"/>.</param>
/// <param name="To">Its end, greater than <paramref name="From"/>.</param>
/// <param name="Step">Distance of two grid lines.</param>
internal readonly record struct Axis(string Label, double From, double To, double Step);

/// <summary>A square plot as inline SVG: the frame here, the marks by whoever opened it.</summary>
internal sealed class Plot(Markup page, Axis across, Axis up)
{
    // Pixels of the picture at its natural size; it scales with the page.
    private const double Left = 62;
    private const double Top = 12;
    private const double Side = 360;
    private const double Width = 440;
    private const double Height = 430;

    public double X(double share) => Left + (Side * (share - across.From) / (across.To - across.From));

    public double Y(double share) => Top + (Side * (1 - ((share - up.From) / (up.To - up.From))));

    /// <param name="description">What the picture shows, for someone who can't see it.</param>
    public void Open(string description)
    {
        page.Add($"""<svg class="plot" viewBox="0 0 {Width} {Height}" role="img" aria-label="{description}">""");
        foreach (var share in Grid(across))
        {
            page.Add($"""<line class="grid" x1="{X(share):0.#}" y1="{Top}" x2="{X(share):0.#}" y2="{Top + Side}"/>""");
            page.Add($"""<text x="{X(share):0.#}" y="{Top + Side + 18}" text-anchor="middle">{share:0%}</text>""");
        }

        foreach (var share in Grid(up))
        {
            page.Add($"""<line class="grid" x1="{Left}" y1="{Y(share):0.#}" x2="{Left + Side}" y2="{Y(share):0.#}"/>""");
            page.Add($"""<text x="{Left - 8}" y="{Y(share) + 4:0.#}" text-anchor="end">{share:0%}</text>""");
        }

        page.Add($"""<text x="{Left + (Side / 2)}" y="{Height - 16}" text-anchor="middle">{across.Label}</text>""");
        page.Add($"""<text transform="translate(14 {Top + (Side / 2)}) rotate(-90)" text-anchor="middle">{up.Label}</text>""");
    }

    public void Close() => page.Add($"</svg>");

    private static IEnumerable<double> Grid(Axis axis)
    {
        var steps = (int)Math.Round((axis.To - axis.From) / axis.Step);
        for (var i = 0; i <= steps; i++)
            yield return axis.From + (i * axis.Step);
    }
}
