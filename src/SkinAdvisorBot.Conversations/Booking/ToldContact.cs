namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>A number or an address told in a message.</summary>
/// <param name="Phone">E.164; null for none.</param>
/// <param name="Email">Null for none.</param>
/// <param name="BadPhone">Words that were meant as a number and are none that can be reached; null for none.</param>
/// <param name="BadEmail">Words that were meant as an e-mail address and are none; null for none.</param>
/// <param name="Rest">The message without all of these.</param>
public sealed record ToldContact(string? Phone, string? Email, string? BadPhone, string? BadEmail, string Rest)
{
    /// <summary>Never an address in a log.</summary>
    public override string ToString() => "told contact";
}
