namespace SkinAdvisorBot.Host.Reports;

/// <summary>The look of the report: light, at most one A4 page wide, the same on paper as on a screen.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        body { margin: 2rem auto; max-width: 64rem; padding: 0 1rem; background: #fff; color: #1d2a33; font: 16px/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.8rem; line-height: 1.25; }
        h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid #cfd8dd; }
        p, li { max-width: 46rem; }
        code { font: .85em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
        figure { margin: 1rem 0; }
        .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1.5rem; }
        .plots h2 { margin-top: 1rem; }
        svg { width: 100%; height: auto; background: #fff; }
        svg text { font: 12px system-ui, sans-serif; fill: #1d2a33; }
        svg.matrix text { font-size: 11px; }
        svg.matrix .axis { font-weight: 600; }
        .grid { stroke: #e3e9ec; }
        .group { stroke: #93a4ad; fill: none; }
        .ideal { stroke: #93a4ad; stroke-dasharray: 5 4; }
        .interval { stroke: #1f6f8b; stroke-width: 1.5; }
        .dot { fill: #1f6f8b; fill-opacity: .8; }
        .curve { stroke: #1f6f8b; stroke-width: 2; fill: none; }
        .right { fill: #e6ecef; }
        .s1 rect { fill: #fde0c2; } .s2 rect { fill: #f9b27c; } .s3 rect { fill: #e2703a; } .s4 rect { fill: #a32a12; }
        svg .s4 text { fill: #fff; }
        .key { display: inline-block; width: .9em; height: .9em; margin: 0 .25em 0 .75em; vertical-align: -.1em; border: 1px solid #93a4ad; }
        .k0 { background: #e6ecef; } .k1 { background: #fde0c2; } .k2 { background: #f9b27c; } .k3 { background: #e2703a; } .k4 { background: #a32a12; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        caption { text-align: left; font-weight: 600; padding: .25rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid #e3e9ec; overflow-wrap: anywhere; }
        th { border-bottom-color: #93a4ad; }
        .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .none { color: #5b6b75; }
        td ul { margin: 0; padding-left: 1rem; }
        .worst td:last-child, .errors td:first-child { width: 50%; }
        footer { margin-top: 2.5rem; border-top: 1px solid #cfd8dd; font-size: .9rem; }
        @media print {
          body { margin: 0; max-width: none; font-size: 11pt; }
          figure, tr, .plots > * { break-inside: avoid; }
          h2 { break-after: avoid; }
        }
        """;
}
