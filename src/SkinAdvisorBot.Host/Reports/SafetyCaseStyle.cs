namespace SkinAdvisorBot.Host.Reports;

/// <summary>What the safety case adds to <see cref="ReportStyle"/>: places to sign, and a dark look on screens that ask for one; paper stays light.</summary>
internal static class SafetyCaseStyle
{
    public const string Css = """
        h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
        h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
        a { color: #1f6f8b; }
        dt { font-weight: 600; margin-top: .5rem; }
        dd { margin: 0 0 .25rem 1rem; max-width: 46rem; }
        .rule { border-top: 2px solid #93a4ad; margin-top: 2.5rem; }
        .outcome { text-transform: uppercase; letter-spacing: .03em; margin-right: .5rem; }
        .state { border-left: 4px solid #93a4ad; padding-left: .75rem; }
        .said { border-left: 3px solid #cfd8dd; padding-left: .75rem; margin: .75rem 0; }
        .said p { margin: .35rem 0; }
        .prose { white-space: pre-line; }
        .facts th { width: 9rem; }
        .overview tbody th { padding-top: 1rem; }
        th, td { overflow-wrap: break-word; }
        .n { white-space: normal; }
        .examples td:first-child { width: 52%; }
        .examples td:last-child { width: 6rem; }
        .ok { color: #1b6b3a; }
        .ask { color: #7a5200; }
        .bad { color: #a32a12; font-weight: 700; }
        .sign { border: 1px solid #93a4ad; padding: .5rem 1rem 1rem; margin-top: 1.25rem; break-inside: avoid; }
        .lines { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .25rem 1.5rem; max-width: none; }
        .lines span { border-bottom: 1px solid currentColor; height: 2.75rem; font-size: .8rem; }
        .lines .wide { grid-column: 1 / -1; }
        @media screen and (prefers-color-scheme: dark) {
          :root { color-scheme: dark; }
          body { background: #12191e; color: #e2e9ed; }
          a { color: #7cc3dc; }
          h2, th, td, footer { border-color: #34434c; }
          .said { border-color: #34434c; }
          .none { color: #a2b1ba; }
          .ok { color: #7fd1a0; }
          .ask { color: #f0c36b; }
          .bad { color: #ff9d86; }
        }
        @media (max-width: 34rem) {
          table { font-size: .85rem; }
          th, td { padding: .25rem; }
          .facts th { width: 5rem; }
        }
        @media print {
          body { font-size: 9.5pt; line-height: 1.35; }
          table { font-size: 8.5pt; }
          td, th { padding: .1rem .35rem; }
          .said { break-inside: avoid; }
          h3, h4 { break-after: avoid; margin-top: .75rem; }
          a { color: inherit; }
          li a::after { content: " (" attr(href) ")"; font-size: .85em; overflow-wrap: anywhere; }
        }
        """;
}
