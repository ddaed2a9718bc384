using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests.Playbooks;

/// <summary>A seeded fault of every kind: each is reported with its file, its line and its remedy, and nothing is loaded.</summary>
public sealed class PlaybookFaultTests
{
    /// <summary>In a file, some words replaced by others; words on the line that is named; words of the remedy.</summary>
    public static TheoryData<string, string, string, string, string> Faults { get; } = new()
    {
        // Any file
        { APlaybook.Fraxel, "parent: laser", "parnet: laser", "parnet: laser", "unknown field 'parnet'. Did you mean 'parent'?" },
        { APlaybook.Fraxel, "parent: laser", "colour: red", "colour: red", "unknown field 'colour'. Known here: aliases, answers" },
        { APlaybook.Fraxel, "    short: Fraxel is a fractional laser.\n", "", "id: what", "'short' is missing here. Add a line 'short: …'" },
        { APlaybook.Fraxel, "short: Fraxel is a fractional laser.", "short: \"\"", "short: \"\"", "'short' is missing here. Add a line 'short: …'" },
        { APlaybook.Fraxel, "name: Fraxel", "name: [Fraxel]", "name: [Fraxel]", "'name' must be a text, not a list or mapping" },
        { APlaybook.Fraxel, "name: Fraxel", "name: \"Fraxel", "name: \"Fraxel", "this is not valid YAML" },
        { APlaybook.Fraxel, "aliases: [fraxel, fraxel laser]", "aliases: fraxel", "aliases: fraxel", "'aliases' must be a list (lines that start with '- ')" },
        { APlaybook.Fraxel, "[What is Fraxel?]", "[{What is: Fraxel?}]", "{What is: Fraxel?}", "every item of 'questions' must be a text; quote it" },
        { APlaybook.Fraxel, "parent: laser", "parent: laser\n[a, b]: c", "[a, b]: c", "a field name must be a plain word" },
        { APlaybook.Sources, "sources:\n", "sources:\n  - ALPHA\n", "- ALPHA", "every item of 'sources' must be a mapping" },

        // Sources
        { APlaybook.Sources, "url: https://example.org/alpha", "url: example.org/alpha", "url: example.org/alpha", "is no web address. Write it whole, from https:// on" },
        { APlaybook.Sources, "url: https://example.org/alpha", "url: ftp://example.org/alpha", "url: ftp:", "is no web address. Write it whole, from https:// on" },
        { APlaybook.Sources, "key: BETA-2021", "key: BETA-2021\n    year: 1999\n  - key: ALPHA-2020", "key: ALPHA-2020\n    title: On lasers", "the source 'ALPHA-2020' stands twice. Keep one" },
        { APlaybook.Sources, "publisher: Annals of Light", "grade: B", "- key: BETA-2021", "'publisher' is missing here" },
        { APlaybook.Exosomes, "[ALPHA-2020, BETA-2021]", "[ALPHA-2020, BETTA-2021]", "BETTA", "unknown source 'BETTA-2021'. Did you mean 'BETA-2021'?" },
        { APlaybook.Exosomes, "[ALPHA-2020, BETA-2021]", "[GAMMA]", "GAMMA", "unknown source 'GAMMA'. Add it to dialogs/sources.yaml" },
        { APlaybook.Exosomes, "    sources: [ALPHA-2020, BETA-2021]\n", "", "id: history", "an answer needs its sources. Add a line 'sources: [KEY]'" },

        // Clinic
        { APlaybook.Clinic, "time_zone: America/New_York", "time_zone: New York", "time_zone: New York", "'New York' is no time zone. Write a name such as America/New_York" },
        { APlaybook.Clinic, "phone: \"+1 555 0100\"\n", "", "name: Harbor Skin", "'phone' is missing here" },
        { APlaybook.Clinic, "crisis_line: \"988\"", "crisis_lin: \"988\"", "crisis_lin:", "unknown field 'crisis_lin'. Did you mean 'crisis_line'?" },
        { APlaybook.Clinic, "open: \"09:00\"\n    close: \"18:00\"", "open: \"9 am\"\n    close: \"18:00\"", "9 am", "'9 am' is no time. Write it as \"09:00\", in quotes" },
        { APlaybook.Clinic, "close: \"18:00\"", "close: \"08:00\"", "days: [Monday", "'close' must be later than 'open'" },
        { APlaybook.Clinic, "[Friday]", "[Fridy]", "Fridy", "'Fridy' is no day. Write Monday, Tuesday, …" },
        { APlaybook.Clinic, "[Friday]", "[Friday, Monday]", "[Friday, Monday]", "Monday has hours twice. Keep one entry a day" },
        { APlaybook.Clinic, "[Friday]", "[Friday]\n    lunch: noon", "lunch: noon", "unknown field 'lunch'" },

        // Answers
        { APlaybook.Fraxel, "topic: fraxel", "topic: fraxel_laser", "topic: fraxel_laser", "must stand in a file of its own name: dialogs/answers/fraxel_laser.yaml" },
        { APlaybook.Fraxel, "aliases: [fraxel, fraxel laser]\n", "", "topic: fraxel", "a topic needs aliases: how visitors write it" },
        { APlaybook.Fraxel, "[fraxel, fraxel laser]", "[Fraxel]", "aliases: [Fraxel]", "write the alias 'Fraxel' in lower case" },
        { APlaybook.Laser, "[laser, lasers]", "[laser, fraxel]", "topic: laser", "the alias 'fraxel' belongs to 'fraxel' already. Keep it in one topic" },
        { APlaybook.Fraxel, "intent: ask_pain", "intent: ask_pian", "intent: ask_pian", "'ask_pian' is no question about a topic. Did you mean 'ask_pain'?" },
        { APlaybook.Fraxel, "intent: ask_pain", "intent: greet", "intent: greet", "'greet' is no question about a topic. Write one of ask_definition" },
        { APlaybook.Fraxel, "    questions: [Does Fraxel hurt?]\n", "", "id: pain", "an answer needs at least one question it answers" },
        { APlaybook.Fraxel, "[Does Fraxel hurt?]", "[what is fraxel]", "id: pain", "the question 'what is fraxel' stands under 'fraxel/what' too" },
        { APlaybook.Laser, "[Is laser safe?]", "[What is Fraxel?]", "id: safe", "the question 'What is Fraxel?' stands under 'fraxel/what' too" },
        { APlaybook.Fraxel, "id: pain", "id: what", "id: what\n    intent: ask_pain", "the answer 'fraxel/what' stands twice. Give this one another id" },
        { APlaybook.Fraxel, "parent: laser", "parent: laserr", "topic: fraxel", "the parent 'laserr' does not exist. Did you mean 'laser'?" },
        { APlaybook.Fraxel, "parent: laser", "parent: magic", "topic: fraxel", "the parent 'magic' does not exist. Leave the line out" },
        { APlaybook.Laser, "name: laser treatment", "name: laser treatment\nparent: fraxel", "topic: laser", "the parents of 'laser' form a circle (laser, fraxel). Take one 'parent:' line out" },
        { APlaybook.Laser, "name: laser treatment", "name: laser treatment\nparent: laser", "topic: laser", "the parents of 'laser' form a circle (laser)" },
        { APlaybook.Laser, "with: [dark_skin]", "with: [dark_skn]", "id: suits-dark-skin", "'with' names the topic 'dark_skn', which does not exist. Did you mean 'dark_skin'?" },
        { APlaybook.Fraxel, "short: Fraxel stings like a sunburn.", "short: " + Long, "short: " + Long, "the short form takes 3 SMS segments; 2 are allowed" },
        { APlaybook.Exosomes, "How much do exosomes cost?", "How much do exosomes cost in this clinic?!", "clinic?!", "is too long for a button (42 characters). Use at most 40" },
        { APlaybook.DarkSkin, "reviewed: pending", "reviewed: yes", "reviewed: yes", "a file can't claim a review ('yes'). Write 'reviewed: pending'" },

        // Claims
        { APlaybook.Fraxel, "Fraxel stings like a sunburn for some hours.", "Fraxel cures scars.", "full: Fraxel cures", "'cures' promises too much. Say what is known and how well" },
        { APlaybook.Acts, "praise, first words.", "We guarantee it.", "We guarantee it.", "'guarantee' promises too much" },
        { APlaybook.Exosomes, "No product is FDA approved for treating skin.", "That is all.", "full: They may calm", "must carry the approval status. Add that no exosome product is FDA approved" },
        { APlaybook.Exosomes, "None is FDA approved for skin conditions.", "Ask us.", "short: They may calm", "must carry the approval status" },

        // Templates
        { APlaybook.Exosomes, "short: Two groups", "short: At {{ clinic.nmae }} two groups", "{{ clinic.nmae }}", "the clinic has no 'nmae'. Did you mean 'clinic.name'?" },
        { APlaybook.Exosomes, "short: Two groups", "short: At {{ clinic.galaxies }} two groups", "{{ clinic.galaxies }}", "the clinic has no 'galaxies'. See dialogs/clinic.yaml for the names" },
        { APlaybook.Exosomes, "short: Two groups", "short: For {{ topic }} two groups", "{{ topic }}", "unknown name 'topic' in the template. Known here: clinic" },
        { APlaybook.Acts, "text: praise, first words.", "text: \"{{ topci }}\"", "{{ topci }}", "unknown name 'topci' in the template. Known here: clinic, day, day_hours, name, question, recap, references, topic" },
        { APlaybook.Exosomes, "short: Two groups", "short: At {% if clinic.name %} two groups", "{% if clinic.name %}", "the Liquid template can't be read" },

        // Acts
        { APlaybook.Acts, "  - id: goodbye\n", "  - id: good_bye\n", "- id: welcome", "the act 'goodbye' is missing. Add '- id: goodbye' with its words under 'say:'" },
        { APlaybook.Acts, "  - id: goodbye\n", "  - id: greet\n", "id: greet\n    say:\n      - text: goodbye", "the act 'greet' stands twice. Put both wordings under one" },
        { APlaybook.Acts, "    say:\n      - text: goodbye, first words.\n      - text: goodbye, second words.\n", "", "id: goodbye", "an act needs words. Add 'say:'" },
        { APlaybook.Acts, "text: goodbye, first words.", "short: Bye.", "short: Bye.", "give either 'text:', or both 'short:' (SMS) and 'full:'" },
        { APlaybook.Acts, "text: Near the harbor", "colour: red", "title: \"{{ clinic.name }}\"", "a card needs 'title:' and 'text:'" },
        { APlaybook.Acts, "url: \"{{ clinic.map_url }}\"", "to: x", "- title: Map", "a link needs 'title:' and 'url:'" },
        { APlaybook.Acts, "  - intent: praise\n", "  - intent: prase\n", "intent: prase", "unknown intent 'prase'. Did you mean 'praise'?" },
        { APlaybook.Acts, "      - text: goodbye, second words.\n", "", "- text: goodbye, first words.", "the act 'goodbye' needs a second wording" },
        { APlaybook.Acts, "  - intent: praise\n", "  - intent: thank\n", "intent: thank\n    label: \"praise\"", "the reading of 'thank' stands twice. Keep one" },
        { APlaybook.Acts, "suggest: [What are exosomes?,", "suggest: [Would you please tell me what on earth exosomes are?,", "suggest: [Would you", "is too long for a button" },
        { APlaybook.Clinic, "demo: true", "demo: yes", "demo: yes", "'demo' must be true or false, not 'yes'" },
        { APlaybook.Clinic, "days: [Friday]", "days: []", "days: []", "say for which days these hours hold" },
        { APlaybook.Clinic, "days: [Friday]", "days: [8]", "days: [8]", "'8' is no day. Write Monday" },
        { APlaybook.Acts, "  - intent: praise\n    label: \"praise\"\n", "", "- intent: ask_definition", "the reading of 'praise' is missing. Add '- intent: praise' with a 'label:'" },
    };

    private const string Long = "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 "
        + "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 "
        + "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789";

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_with_file_line_and_remedy(string file, string old, string replacement, string at, string remedy)
    {
        var content = APlaybook.Small.Replacing(file, old, replacement);

        var result = content.Load();

        Assert.Null(result.Playbook);
        var problem = Assert.Single(result.Problems, problem => problem.Message.Contains(remedy, StringComparison.Ordinal));
        Assert.Equal((file, content.LineOf(file, at)), (problem.File, problem.Line));
    }

    [Theory]
    [InlineData(APlaybook.Clinic)]
    [InlineData(APlaybook.Sources)]
    [InlineData(APlaybook.Acts)]
    public void A_missing_file_is_named(string file)
    {
        var result = APlaybook.Small.Without(file).Load();

        Assert.Null(result.Playbook);
        Assert.Contains(new ContentProblem(file, 1, "this file is missing. Restore it, or start from the one in the project's repository"), result.Problems);
    }

    [Theory]
    [InlineData("- a\n- b")]
    [InlineData("just words")]
    [InlineData("")]
    [InlineData("a: 1\n---\nb: 2")]
    public void A_file_that_is_no_mapping_is_refused(string text)
    {
        var result = APlaybook.Small.With(APlaybook.Fraxel, text).Load();

        Assert.Null(result.Playbook);
        Assert.Contains(new ContentProblem(APlaybook.Fraxel, 1, "the file must hold one YAML mapping (lines of 'name: value')"), result.Problems);
    }

    [Fact]
    public void A_topic_without_answers_is_refused()
    {
        var content = APlaybook.Small.With("dialogs/answers/peel.yaml", "topic: peel\nname: peel\naliases: [peel]");

        var problem = Assert.Single(content.Load().Problems);

        Assert.Equal("dialogs/answers/peel.yaml:1: the topic 'peel' has no answer. Add one under 'answers:'", problem.ToString());
    }

    [Fact]
    public void A_claim_that_its_sentence_denies_is_allowed()
    {
        var content = APlaybook.Small.Replacing(APlaybook.Fraxel, "Fraxel stings like a sunburn for some hours.", "Fraxel does not cure scars.");

        Assert.Empty(content.Load().Problems);
    }

    [Fact]
    public void The_same_alias_twice_in_one_topic_is_harmless()
    {
        var content = APlaybook.Small.Replacing(APlaybook.Fraxel, "[fraxel, fraxel laser]", "[fraxel, fraxel]");

        Assert.Empty(content.Load().Problems);
    }
}
