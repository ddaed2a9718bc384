using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests;

/// <summary>The content of a small clinic, as files that a test may change before they are loaded.</summary>
/// <remarks>
/// Topics: exosomes; laser, with fraxel and clear_brilliant below it; dark_skin, which qualifies questions about others.
/// Every act has two wordings, "&lt;id&gt;, first words." and "&lt;id&gt;, second words.".
/// </remarks>
public sealed class APlaybook
{
    public const string Clinic = "dialogs/clinic.yaml";
    public const string Sources = "dialogs/sources.yaml";
    public const string Acts = "dialogs/acts.yaml";
    public const string Exosomes = "dialogs/answers/exosomes.yaml";
    public const string Laser = "dialogs/answers/laser.yaml";
    public const string Fraxel = "dialogs/answers/fraxel.yaml";
    public const string DarkSkin = "dialogs/answers/dark_skin.yaml";

    private readonly ImmutableSortedDictionary<string, string> files;

    private APlaybook(ImmutableSortedDictionary<string, string> files) => this.files = files;

    /// <summary>Content without a mistake.</summary>
    public static APlaybook Small { get; } = new(new Dictionary<string, string>
    {
        [Clinic] = ClinicText,
        [Sources] = SourcesText,
        [Acts] = ActsText(),
        [Exosomes] = ExosomesText,
        [Laser] = LaserText,
        [Fraxel] = FraxelText,
        ["dialogs/answers/clear_brilliant.yaml"] = ClearBrilliantText,
        [DarkSkin] = DarkSkinText,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary><see cref="Small"/>, loaded once for all tests that only read it.</summary>
    public static Playbook Ready { get; } = Small.Get();

    public IReadOnlyCollection<ContentFile> Files => [.. files.Select(file => new ContentFile(file.Key, file.Value))];

    public APlaybook With(string path, string text) => new(files.SetItem(path, text));

    public APlaybook Without(string path) => new(files.Remove(path));

    /// <summary>Changes one file where some words stand, which must be once.</summary>
    public APlaybook Replacing(string path, string old, string replacement)
    {
        Assert.Equal(2, files[path].Split(old).Length);
        return With(path, files[path].Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Adds lines at the end of a file.</summary>
    public APlaybook Appending(string path, string text) => With(path, files[path] + text);

    /// <summary>The line, from 1, on which some words first stand in a file.</summary>
    public int LineOf(string path, string words)
    {
        var start = files[path].IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{words}' does not stand in {path}.");
        return files[path].AsSpan(0, start).Count('\n') + 1;
    }

    public PlaybookResult Load() => PlaybookLoader.Load(Files);

    public Playbook Get()
    {
        var result = Load();
        Assert.Empty(result.Problems);
        return result.Playbook!;
    }

    private const string ClinicText = """
        name: Harbor Skin
        demo: true
        phone: "+1 555 0100"
        emergency_number: "911"
        crisis_line: "988"
        map_url: https://maps.example/harbor
        time_zone: America/New_York
        hours:
          - days: [Monday, Tuesday, Wednesday, Thursday]
            open: "09:00"
            close: "18:00"
          - days: [Friday]
            open: "09:00"
            close: "13:30"
        payment: [cash, card]
        """;

    private const string SourcesText = """
        sources:
          - key: ALPHA-2020
            title: On exosomes
            publisher: Journal of Examples
            year: 2020
            url: https://example.org/alpha
          - key: BETA-2021
            title: On lasers
            publisher: Annals of Light
            year: 2021
        """;

    private const string ExosomesText = """
        topic: exosomes
        name: exosomes
        aliases:
          - exosome
          - exosomes
          - extracellular vesicles
        answers:
          - id: what
            intent: ask_definition
            questions:
              - What are exosomes?
              - whats an exosome
            short: Exosomes are tiny parcels between cells.
            full: Exosomes are **tiny parcels** that cells send each other.
            next:
              - Are exosomes safe?
              - How much do exosomes cost?
            sources: [ALPHA-2020]
            reviewed: pending
          - id: history
            intent: ask_definition
            questions: [Who discovered exosomes and when?]
            short: Two groups saw exosomes in 1983.
            full: Two groups saw exosomes in 1983, in young red blood cells.
            sources: [ALPHA-2020, BETA-2021]
            reviewed: pending
          - id: safe
            intent: ask_safety
            questions: [Are exosomes safe?]
            short: Studies of exosomes are small so far.
            full: Studies of exosomes are small, and harm is seldom reported.
            sources: [ALPHA-2020]
            reviewed: pending
          - id: good
            intent: ask_benefit
            questions: [What do exosomes do for me?]
            short: They may calm skin. None is FDA approved for skin conditions.
            full: They may calm skin after a laser. No product is FDA approved for treating skin.
            sources: [ALPHA-2020]
            reviewed: pending
        """;

    private const string LaserText = """
        topic: laser
        name: laser treatment
        aliases: [laser, lasers]
        not_meant: [laser printer]
        answers:
          - id: what
            intent: ask_definition
            questions: [What is a laser treatment?]
            short: A laser is focused light.
            full: A laser sends focused light into the skin.
            sources: [BETA-2021]
            reviewed: pending
          - id: safe
            intent: ask_safety
            questions: [Is laser safe?]
            short: Lasers are well studied.
            full: Lasers are well studied in trained hands.
            sources: [BETA-2021]
            reviewed: pending
          - id: suits-dark-skin
            intent: ask_candidacy
            with: [dark_skin]
            questions: [Can dark skin have laser?]
            short: Darker skin needs gentler settings.
            full: Darker skin needs gentler settings and a test patch.
            sources: [BETA-2021]
            reviewed: pending
          - id: suits
            intent: ask_candidacy
            questions: [Is laser right for me?]
            short: A consultation tells if laser suits you.
            full: Whether laser suits you is told by a consultation.
            sources: [BETA-2021]
            reviewed: pending
        """;

    private const string FraxelText = """
        topic: fraxel
        name: Fraxel
        parent: laser
        aliases: [fraxel, fraxel laser]
        answers:
          - id: what
            intent: ask_definition
            questions: [What is Fraxel?]
            short: Fraxel is a fractional laser.
            full: Fraxel is a laser that treats the skin in small columns.
            sources: [BETA-2021]
            reviewed: pending
          - id: pain
            intent: ask_pain
            questions: [Does Fraxel hurt?]
            short: Fraxel stings like a sunburn.
            full: Fraxel stings like a sunburn for some hours.
            sources: [BETA-2021]
            reviewed: pending
          - id: or-clear-brilliant
            intent: ask_comparison
            with: [clear_brilliant]
            questions: [Fraxel or Clear and Brilliant?]
            short: Fraxel goes deeper than Clear + Brilliant.
            full: Fraxel goes deeper than Clear + Brilliant and takes more rest.
            sources: [BETA-2021]
            reviewed: pending
        """;

    private const string ClearBrilliantText = """
        topic: clear_brilliant
        name: Clear + Brilliant
        parent: laser
        aliases: [clear brilliant, clear and brilliant]
        answers:
          - id: pain
            intent: ask_pain
            questions: [Does Clear and Brilliant hurt?]
            short: Clear + Brilliant prickles.
            full: Clear + Brilliant prickles for a few minutes.
            sources: [BETA-2021]
            reviewed: pending
        """;

    private const string DarkSkinText = """
        topic: dark_skin
        name: darker skin
        qualifies: true
        aliases: [dark skin, darker skin, brown skin]
        answers:
          - id: sun
            intent: ask_prevention
            questions: [Does dark skin need sunscreen?]
            short: Darker skin needs sunscreen too.
            full: Darker skin needs sunscreen too, against dark marks.
            sources: [BETA-2021]
            reviewed: pending
        """;

    private static string ActsText()
    {
        var acts = ActIds.Required.Distinct(StringComparer.Ordinal).Select(id => $"  - id: {id}\n" + (id switch
        {
            ActIds.Welcome => "    say:\n      - text: Welcome to {{ clinic.name }}.\n      - text: Hello from {{ clinic.name }}.\n    suggest: [What are exosomes?, Does Fraxel hurt?]",
            ActIds.AspectMissing => "    say:\n      - text: I have nothing on that about {{ topic }}.\n      - text: About {{ topic }} I can't say that.",
            ActIds.Corrected => "    say:\n      - text: Ah, {{ topic }}.\n      - text: So it is {{ topic }}.",
            "ask_hours" => HoursAct,
            "ask_location" => LocationAct,
            _ => $"    say:\n      - text: {id}, first words.\n      - text: {id}, second words.",
        }));
        var readings = IntentNames.All.Where(intent => intent != IntentNames.OutOfScope)
            .Select(intent => $"  - intent: {intent}\n    label: \"{intent}{(IntentNames.IsAspect(intent) ? " of {{ topic }}" : "")}\"");
        return $"acts:\n{string.Join('\n', acts)}\nreadings:\n{string.Join('\n', readings)}\n";
    }

    private const string HoursAct = """
            say:
              - short: "{% if day %}{{ day }}: {{ day_hours }}{% else %}{{ clinic.hours | join: '; ' }}{% endif %}"
                full: "{% if day %}On {{ day }}: {{ day_hours }}.{% else %}We are open {{ clinic.hours | join: '; ' }}.{% endif %}"
              - text: "{% if day %}{{ day }} again: {{ day_hours }}{% else %}Again: {{ clinic.hours | join: '; ' }}{% endif %}"
        """;

    private const string LocationAct = """
            say:
              - text: Here is the way.
              - text: The way is here.
            card:
              title: "{{ clinic.name }}"
              text: Near the harbor
              links:
                - title: Map
                  url: "{{ clinic.map_url }}"
                - title: Write
                  url: "mailto:{{ clinic.email }}"
                - title: Site
                  url: "{{ clinic.website }}"
        """;
}
