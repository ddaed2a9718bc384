using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>
/// A page under construction. What the code writes out stands as markup; every value put into it is escaped,
/// so a message that holds markup is shown and never obeyed. Numbers are written in the invariant culture.
/// </summary>
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _page = new();

    /// <summary>Adds one line: <c>page.Add($"&lt;p&gt;{message}&lt;/p&gt;")</c> escapes <c>message</c> alone.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] Line line)
    {
        _ = line;
        _page.Append('\n');
    }

    /// <summary>As <see cref="Add"/>, with nothing after it: what follows stands in the same line.</summary>
    /// <returns>This page.</returns>
    public Markup AddInline([InterpolatedStringHandlerArgument("")] Line line)
    {
        _ = line;
        return this;
    }

    /// <summary>Adds a style sheet as it stands: no value of the report may be part of it.</summary>
    public void AddStyle(string css) => _page.Append("<style>\n").Append(css).Append("\n</style>\n");

    public override string ToString() => _page.ToString();

    /// <summary>Receives the pieces of an interpolated string from the compiler.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Line
    {
        private readonly StringBuilder _page;

        public Line(int literalLength, int formattedCount, Markup page)
        {
            _page = page._page;
            _page.EnsureCapacity(_page.Length + literalLength + (8 * formattedCount));
        }

        public void AppendLiteral(string markup) => _page.Append(markup);

        public void AppendFormatted(string? text) => _page.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted<T>(T value, string? format = null)
            where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));
    }
}
