using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Storage.OptOuts;

/// <summary>Who wants no texts, in the database. Safe for many threads.</summary>
public sealed class OptOutLedger(TurnWriter writer, ReadPool pool) : IOptOutLedger
{
    /// <param name="number">E.164.</param>
    public bool IsOptedOut(string number) => pool.Read(commands => commands.OptOuts.IsOptedOut(HashOf(number)));

    public Task<bool> IsOptedOutAsync(string number, CancellationToken cancellationToken) => Task.FromResult(IsOptedOut(number));

    public Task<bool> OptOutAsync(ConsentChange change, CancellationToken cancellationToken) =>
        writer.NoteAsync(commands => commands.OptOuts.OptOut(HashOf(change.Number), change), cancellationToken);

    public Task<ConsentSource?> OptInAsync(ConsentChange change, CancellationToken cancellationToken) =>
        writer.NoteAsync(commands => commands.OptOuts.OptIn(HashOf(change.Number), change), cancellationToken);

    // Unsalted on purpose: after a deletion request the number has to be found again from itself alone.
    private static byte[] HashOf(string number) => SHA256.HashData(Encoding.UTF8.GetBytes(number));
}
