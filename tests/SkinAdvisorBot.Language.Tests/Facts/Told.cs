using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

/// <summary>Facts in one line: <c>name=value,denied,past,whose:child;…</c>, as the held-out file writes them.</summary>
internal static class Told
{
    public static string In(string text) => string.Join(';', FactReader.Read(text).Select(Line));

    public static string Line(Fact fact) =>
        $"{fact.Name}{(fact.Value is null ? "" : $"={fact.Value}")}{(fact.IsDenied ? ",denied" : "")}{(fact.IsPast ? ",past" : "")}{(fact.Whose == Whose.Self ? "" : $",whose:{(fact.Whose == Whose.Child ? "child" : "friend")}")}";
}
