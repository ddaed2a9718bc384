using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Tests.Content;

/// <summary>The content and model of this repository, as shipped; the model is trained once and kept in artifacts/models, or where <c>SkinAdvisor__ModelDirectory</c> says.</summary>
public sealed class ShippedContent
{
    public static ContentFolder Folder { get; } = ContentFolder.Find(WebChat.Repository.Root);

    public static string ModelDirectory { get; } =
        Environment.GetEnvironmentVariable("SkinAdvisor__ModelDirectory") is { Length: > 0 } configured ? configured : Path.Combine(Folder.Root, "artifacts", "models");

    // One model for all test classes of this process, however many run at once.
    private static readonly Lazy<PlaybookShelf> Loaded = new(() =>
        PlaybookShelf.Load(Folder, ModelStore.From(ModelDirectory, "", () => EncoderChoice.Find(configured: null)), progress: null, CancellationToken.None));

    public PlaybookShelf Shelf => Loaded.Value;

    public TurnMaker Maker => new(Shelf);
}
