using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Encoders;

/// <summary>A file of an encoder, known to the last bit.</summary>
/// <param name="Source">Where it is, below the encoder's address.</param>
/// <param name="Path">What it is called in the encoder's folder.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record PinnedFile(string Source, string Path, string Sha256, long Bytes);

/// <summary>A sentence encoder that can be fetched by its name.</summary>
/// <param name="Licence">SPDX identifier of the weights.</param>
/// <param name="Address">One revision of its repository, which ends in a slash.</param>
public sealed record NamedEncoder(string Name, string Licence, Uri Address, ImmutableArray<PinnedFile> Files)
{
    private static readonly PinnedFile UncasedVocabulary =
        new("vocab.txt", "vocab.txt", "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3", 231_508);

    /// <summary>Those that are known: each reads a message as it is, without an instruction before it.</summary>
    /// <remarks>Checksums as several projects that verify the same revisions have published them; those of length and pooling were also made anew
    /// from their known content, with the same result.</remarks>
    public static ImmutableArray<NamedEncoder> All { get; } =
    [
        new("all-MiniLM-L6-v2", "Apache-2.0", new Uri("https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2/resolve/1110a243fdf4706b3f48f1d95db1a4f5529b4d41/"),
        [
            UncasedVocabulary,
            new("tokenizer_config.json", "tokenizer_config.json", "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b", 350),
            new("sentence_bert_config.json", "sentence_bert_config.json", "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7", 53),
            new("1_Pooling/config.json", "1_Pooling/config.json", "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23", 190),
            new("onnx/model.onnx", "model.onnx", "6fd5d72fe4589f189f8ebc006442dbb529bb7ce38f8082112682524616046452", 90_405_214),
        ]),
        new("bge-small-en-v1.5", "MIT", new Uri("https://huggingface.co/BAAI/bge-small-en-v1.5/resolve/5c38ec7c405ec4b44b94cc5a9bb96e735b38267a/"),
        [
            UncasedVocabulary,
            new("tokenizer_config.json", "tokenizer_config.json", "9261e7d79b44c8195c1cada2b453e55b00aeb81e907a6664974b4d7776172ab3", 366),
            new("sentence_bert_config.json", "sentence_bert_config.json", "84e39fda68ccbff05bfa723ae9c0e70e23e2ec373b76e0f8c6e71af72a693cbf", 52),
            new("1_Pooling/config.json", "1_Pooling/config.json", "d1caf60c96f5fba2157c0c26b76d80818fad6cf0b8eb5e73ec372ff9818eba5c", 190),
            new("onnx/model.onnx", "model.onnx", "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35", 133_093_490),
        ]),
    ];

    public long Bytes => Files.Sum(file => file.Bytes);

    /// <param name="name">In any case.</param>
    /// <exception cref="UnusableInputException">None is called so.</exception>
    public static NamedEncoder Get(string name)
    {
        if (All.FirstOrDefault(encoder => encoder.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        var near = Spelling.Nearest(name.ToLowerInvariant(), All.Select(encoder => encoder.Name.ToLowerInvariant()));
        var hint = near is null ? $"Choose {string.Join(" or ", All.Select(encoder => encoder.Name))}." : $"Did you mean '{Get(near).Name}'?";
        throw new UnusableInputException($"'{name}' is no encoder known here. {hint}");
    }
}
