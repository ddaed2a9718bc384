using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>A thing people ask about, with the answers to it: one file of <c>dialogs/answers/</c>.</summary>
/// <param name="Id">Its fixed name, also the file's name.</param>
/// <param name="Name">How the bot says it within a sentence.</param>
/// <param name="Parent">Where a question it has no answer to is looked for next; null at the top.</param>
/// <param name="Aliases">How people write it, lower case.</param>
/// <param name="NotMeant">Phrases that hold an alias and mean something else ("laser printer").</param>
/// <param name="Qualifies">True for what mostly qualifies a question about something else: skin tone, pregnancy.</param>
/// <param name="Answers">In the order written; the first of an intent is its default.</param>
public sealed record Topic(
    string Id,
    string Name,
    string? Parent,
    ImmutableArray<string> Aliases,
    ImmutableArray<string> NotMeant,
    bool Qualifies,
    ImmutableArray<Answer> Answers,
    string File,
    int Line);

/// <summary>The answer to one kind of question about one topic.</summary>
/// <param name="Key"><c>topic/id</c>, unique in the playbook.</param>
/// <param name="Intent">The aspect it answers.</param>
/// <param name="Questions">Questions this answer is written for; they tell apart the answers of one intent.</param>
/// <param name="With">Other topics one of which must be named too; empty for an answer that needs none.</param>
/// <param name="Short">For SMS: two segments at most.</param>
/// <param name="Full">For web and Teams: Markdown.</param>
/// <param name="Next">Likely next questions, in the visitor's words.</param>
/// <param name="Reviewed">Always <c>pending</c>: files claim no review. Signatures are kept in the database.</param>
public sealed record Answer(
    string Key,
    string TopicId,
    string Intent,
    ImmutableArray<string> Questions,
    ImmutableArray<string> With,
    Words Short,
    Words Full,
    ImmutableArray<string> Next,
    ImmutableArray<Reference> Sources,
    string Reviewed,
    int Line);

/// <summary>Something the bot says that is no answer about a topic: a greeting, an offer, the clinic's hours.</summary>
/// <param name="Wordings">Said in turn, so that the same words don't come twice running; never empty.</param>
public sealed record Act(
    string Id,
    ImmutableArray<Wording> Wordings,
    ImmutableArray<string> Suggestions,
    CardTemplate? Card,
    ImmutableArray<Reference> Sources,
    string File,
    int Line);

public sealed record Wording(Words Short, Words Full);

/// <param name="Links">Buttons; one whose address comes out empty is left out.</param>
public sealed record CardTemplate(Words Title, Words Text, ImmutableArray<(Words Title, Words Url)> Links);

/// <summary>How a reading is named on a button when the bot asks which one is meant.</summary>
/// <param name="Label">May use <c>{{ topic }}</c>.</param>
public sealed record ReadingLabel(string Intent, Words Label);
