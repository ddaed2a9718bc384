using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Reads <c>dialogs/sources.yaml</c>: the publications that answers name by key.</summary>
internal static class SourceReader
{
    public static ImmutableArray<Reference> Read(ContentFile file, List<ContentProblem> problems)
    {
        if (YamlMap.Read(file, problems) is not { } top)
            return [];
        var sources = ImmutableArray.CreateBuilder<Reference>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var map in top.Maps("sources"))
        {
            var key = map.RequireText("key");
            var title = map.RequireText("title");
            var publisher = map.RequireText("publisher");
            var year = map.RequireText("year");
            var url = map.FindText("url");
            map.FindText("grade");
            map.ReportUnknownFields();
            if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
                map.Report("url", $"'{url}' is no web address. Write it whole, from https:// on, or leave the line out");
            if (key is not null && !seen.Add(key))
                map.Report("key", $"the source '{key}' stands twice. Keep one");
            if (key is not null && title is not null && publisher is not null && year is not null)
                sources.Add(new Reference(key, title, publisher, year, url));
        }

        top.ReportUnknownFields();
        return sources.DrainToImmutable();
    }

    /// <summary>Looks up the keys of a <c>sources</c> field and reports those that do not exist.</summary>
    public static ImmutableArray<Reference> Resolve(YamlMap map, ImmutableArray<Reference> known)
    {
        var found = ImmutableArray.CreateBuilder<Reference>();
        foreach (var (key, line) in map.Texts("sources"))
        {
            if (known.FirstOrDefault(source => source.Key == key) is { } source)
                found.Add(source);
            else
                map.Report(line, $"unknown source '{key}'. {(Spelling.Nearest(key, known.Select(s => s.Key)) is { } near ? $"Did you mean '{near}'?" : "Add it to dialogs/sources.yaml")}");
        }

        return found.DrainToImmutable();
    }
}
