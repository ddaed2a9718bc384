using System.Collections.Immutable;

namespace SkinAdvisorBot.Host.Triage;

/// <summary>One of the fifteen rules of the protocol that hold for every row.</summary>
/// <param name="Number">1 to 15, never given to another rule; code and tests cite it.</param>
/// <param name="Says">In words for a clinician.</param>
/// <param name="Open">What no test of the rule can hold, and the clinic must see to; null for nothing.</param>
public sealed record GeneralRule(int Number, string Says, string? Open = null)
{
    /// <summary>The test class that holds all of them.</summary>
    public const string TestClass = "GeneralRulesTests";

    /// <summary>How the names of its tests begin: <c>Rule_04</c>.</summary>
    public string TestPrefix => $"Rule_{Number:00}";

    /// <summary>By number.</summary>
    public static ImmutableArray<GeneralRule> All { get; } =
    [
        new(1, "The most urgent thing said decides, in this order: emergency, crisis, urgent, see-dermatologist, defer, clinic-consult, self-care. No later question about looks or prices takes it back."),
        new(2, "An emergency gets the thing to do in its first sentence, a few short lines and one question at the most. Nothing is offered or sold beside it."),
        new(3, "Where one question would settle a doubt, that question is asked. Without a clear no, the more urgent outcome holds.", "Words of an urgent sign in a message that otherwise sounds harmless are asked about before the advice is given. A mere possibility of see-dermatologist or a milder outcome is let go when the question is not answered; the interview asks on. Say whether you agree to both."),
        new(4, "A “no” takes away only the sign it stands with. “Not sure”, “maybe” and “I don’t think so” take away nothing."),
        new(5, "What is past and healed raises no acute rule, only those in which history counts. “Since”, “still” and “again” mean now."),
        new(6, "A question about what could happen is answered, and then it is asked once whether it is happening now. That is always asked for R01 to R13."),
        new(7, "A sign that someone else has counts like one’s own: a child’s, a partner’s, a client’s. For a child the more careful rule is taken."),
        new(8, "A figure of speech, such as dying of the heat, is no thought of suicide. Where the tone is sad, the advisor asks kindly.", "Tone can’t be tried line by line. Read R11 and R61 with that in mind."),
        new(9, "No photo and no description clears a spot: the advisor never says that a mole looks harmless."),
        new(10, "Nobody is told to stop, start or change a prescribed medicine, except in the words of a rule that says so (R10, R29).", "Read the words of R10 and R29 for that."),
        new(11, "After a treatment it matters what was done, when, and with what. A sign that grows after the second day is graver than one that shrinks."),
        new(12, "Redness and bruises can be hard to see on dark skin. Heat, pain, swelling and a purple or grey tint count in place of red."),
        new(13, "Slips of the keys, capitals, emoji, text-message spelling, Spanish and mixed language count like careful English."),
        new(14, "Every emergency, crisis and urgent talk is flagged to staff. The advisor never gives the impression that someone is watching.", "The clinic must name who reads these flags, and when."),
        new(15, "Emergency and crisis numbers are the clinic’s own data and stand in no rule. The numbers shipped are those of the United States.", "The clinic must ring or verify its numbers before visitors see them."),
    ];
}
