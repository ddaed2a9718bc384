using System.Collections.Immutable;
using Fluid;
using Fluid.Ast;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Words an author wrote, with their place. Liquid holes are filled with the clinic's facts and the turn's own values.</summary>
public sealed class Words
{
    private static readonly FluidParser Parser = new();
    private static readonly TemplateOptions Options = new() { MaxSteps = 10_000, MaxRecursion = 20, StrictFilters = true };

    private readonly IFluidTemplate? template;
    private readonly string constant;

    private Words(string source, string line, IFluidTemplate? template, string constant)
    {
        Source = source;
        Place = line;
        this.template = template;
        this.constant = constant;
    }

    /// <summary>The words as written, holes included.</summary>
    public string Source { get; }

    /// <summary>Where they stand, as <c>path:line</c>.</summary>
    public string Place { get; }

    /// <summary>Parses words and fills in the clinic once, when nothing else is missing in them.</summary>
    /// <param name="source">Liquid text.</param>
    /// <param name="clinic">Every name that <c>clinic.…</c> may have, a null value for what the clinic does not tell.</param>
    /// <param name="arguments">Further names that a turn may fill in.</param>
    /// <param name="error">What is wrong and what to write instead, when the result is null.</param>
    public static Words? Parse(
        string source, string file, int line, IReadOnlyDictionary<string, object?> clinic, IReadOnlyCollection<string> arguments, out string? error)
    {
        error = null;
        var place = $"{file}:{line}";
        if (!source.Contains('{', StringComparison.Ordinal))
            return new Words(source, place, null, source);
        if (!Parser.TryParse(source, out var template, out var parseError))
        {
            error = $"the Liquid template can't be read ({parseError}). Check that every '{{{{' has its '}}}}' and every '{{% if %}}' its '{{% endif %}}'";
            return null;
        }

        var names = new NameFinder();
        names.VisitTemplate(template);
        error = names.Problem(clinic, arguments);
        if (error is not null)
            return null;
        try
        {
            // Said once with stand-ins: a misspelt filter or an endless loop shows now and not before a visitor.
            var trial = Render(template, clinic, [.. arguments.Select(name => (name, (object?)name))]);
            return names.NeedsTurn ? new Words(source, place, template, "") : new Words(source, place, null, trial);
        }
        catch (Exception e) when (e is InvalidOperationException or FluidException)
        {
            error = $"the Liquid template can't be filled in ({e.Message}). Check its filters and loops";
            return null;
        }
    }

    /// <param name="values">The turn's own values by name; texts or lists of texts.</param>
    public string Say(IReadOnlyDictionary<string, object?> clinic, params ReadOnlySpan<(string Name, object? Value)> values) =>
        template is null ? constant : Render(template, clinic, values);

    private static string Render(IFluidTemplate template, IReadOnlyDictionary<string, object?> clinic, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var context = new TemplateContext(Options);
        context.SetValue("clinic", clinic);
        foreach (var (name, value) in values)
            context.SetValue(name, value);
        return template.Render(context).Trim();
    }

    /// <summary>Collects the names a template uses, so that a misspelt one is an error when content is loaded.</summary>
    private sealed class NameFinder : AstVisitor
    {
        private readonly HashSet<string> local = new(StringComparer.Ordinal);
        private readonly List<ImmutableArray<string>> used = [];

        public bool NeedsTurn => used.Exists(name => name[0] != "clinic" && !local.Contains(name[0]));

        public string? Problem(IReadOnlyDictionary<string, object?> clinic, IReadOnlyCollection<string> arguments)
        {
            foreach (var name in used)
            {
                if (local.Contains(name[0]) || arguments.Contains(name[0]))
                    continue;
                if (name[0] != "clinic")
                    return $"unknown name '{name[0]}' in the template. Known here: {string.Join(", ", arguments.Append("clinic").Order(StringComparer.Ordinal))}";
                if (name.Length > 1 && !clinic.ContainsKey(name[1]))
                    return $"the clinic has no '{name[1]}'. {(Spelling.Nearest(name[1], clinic.Keys) is { } near ? $"Did you mean 'clinic.{near}'?" : "See dialogs/clinic.yaml for the names")}";
            }

            return null;
        }

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            used.Add([.. memberExpression.Segments.OfType<IdentifierSegment>().Select(s => s.Identifier)]);
            return base.VisitMemberExpression(memberExpression);
        }

        protected override Statement VisitForStatement(ForStatement forStatement)
        {
            local.Add(forStatement.Identifier);
            local.Add("forloop");
            return base.VisitForStatement(forStatement);
        }

        protected override Statement VisitAssignStatement(AssignStatement assignStatement)
        {
            local.Add(assignStatement.Identifier);
            return base.VisitAssignStatement(assignStatement);
        }
    }
}
