using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SkinAdvisorBot.Language.Encoders.Onnx;

/// <summary>How the vectors of a message's pieces become one.</summary>
internal enum Pooling
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>That of the first piece, [CLS].</summary>
    FirstPiece,
}

/// <summary>What a folder says of its encoder, in the files that sentence-transformers writes.</summary>
/// <param name="Root">Absolute path.</param>
/// <param name="Model"><c>model.onnx</c>, whole.</param>
/// <param name="Vocabulary"><c>vocab.txt</c>, whole.</param>
/// <param name="LowerCase"><c>do_lower_case</c> of <c>tokenizer_config.json</c>; true when it says nothing.</param>
/// <param name="StripAccents"><c>strip_accents</c> of <c>tokenizer_config.json</c>; as <paramref name="LowerCase"/> when it says nothing.</param>
/// <param name="LongestInput">Pieces, [CLS] and [SEP] among them, 3 to 512: the least of <c>max_seq_length</c> of
/// <c>sentence_bert_config.json</c> and <c>max_position_embeddings</c> of <c>config.json</c>, 512 when neither is there.</param>
/// <param name="Pooling">By <c>1_Pooling/config.json</c>; the mean when it isn't there.</param>
internal sealed record BertFolder(string Root, byte[] Model, byte[] Vocabulary, bool LowerCase, bool StripAccents, int LongestInput, Pooling Pooling)
{
    public const string ModelFile = "model.onnx";
    public const string VocabularyFile = "vocab.txt";
    public const string LengthFile = "sentence_bert_config.json";

    private const string TokenizerFile = "tokenizer_config.json";
    private const string ConfigFile = "config.json";
    private const string PoolingFile = "1_Pooling/config.json";

    private const int MostPieces = 512;

    /// <summary>[CLS], one piece of the message, [SEP].</summary>
    private const int FewestPieces = 3;

    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>The folder's name, and 8 hexadecimal digits of a SHA-256 over all that makes the vectors.</summary>
    public string Id
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Model);
            hash.AppendData(Vocabulary);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{LowerCase} {StripAccents} {LongestInput} {Pooling}")));
            var name = string.Concat(Path.GetFileName(Root).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-'));
            return $"{name}-{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4))}";
        }
    }

    /// <exception cref="EncoderUnusableException">A file is missing, unreadable, or asks for what this program does not do.</exception>
    public static BertFolder Read(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(path))
            throw new EncoderUnusableException($"There is no folder '{path}'. Name one that holds {ModelFile} and {VocabularyFile}, or fetch one with the verb get-encoder.");
        var tokenizer = ReadJson(path, TokenizerFile);
        var lowerCase = Flag(tokenizer, "do_lower_case", path, TokenizerFile) ?? true;
        return new BertFolder(
            path,
            ReadNeeded(path, ModelFile),
            ReadNeeded(path, VocabularyFile),
            lowerCase,
            Flag(tokenizer, "strip_accents", path, TokenizerFile) ?? lowerCase,
            Math.Min(Length(path, LengthFile, "max_seq_length"), Length(path, ConfigFile, "max_position_embeddings")),
            ReadPooling(path));
    }

    private static Pooling ReadPooling(string folder)
    {
        var json = ReadJson(folder, PoolingFile);
        if (json.EnumerateObject().All(_ => false))
            return Pooling.Mean;
        bool Asks(string mode) => Flag(json, $"pooling_mode_{mode}", folder, PoolingFile) ?? false;
        var others = Asks("max_tokens") || Asks("mean_sqrt_len_tokens") || Asks("weightedmean_tokens") || Asks("lasttoken");
        return (Asks("mean_tokens"), Asks("cls_token"), others) switch
        {
            (true, false, false) => Pooling.Mean,
            (false, true, false) => Pooling.FirstPiece,
            _ => throw new EncoderUnusableException($"'{Path.Combine(folder, PoolingFile)}' asks for a pooling that is not read here. Choose an encoder that pools by the mean or by the first token alone."),
        };
    }

    private static int Length(string folder, string file, string name)
    {
        var json = ReadJson(folder, file);
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return MostPieces;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var length) && length >= FewestPieces
            ? Math.Min(length, MostPieces)
            : throw new EncoderUnusableException($"'{Path.Combine(folder, file)}' gives {name} as {value.GetRawText()}. Write a whole number of at least {FewestPieces}.");
    }

    private static bool? Flag(JsonElement json, string name, string folder, string file)
    {
        if (!json.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => null,
            _ => throw new EncoderUnusableException($"'{Path.Combine(folder, file)}' gives {name} as {value.GetRawText()}. Write true or false."),
        };
    }

    /// <returns>An empty object when the file isn't there.</returns>
    private static JsonElement ReadJson(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return Nothing;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException("it holds no object");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EncoderUnusableException($"'{path}' can't be read as JSON ({e.Message}). Copy it anew from where the encoder came from.", e);
        }
    }

    private static byte[] ReadNeeded(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw new EncoderUnusableException($"'{folder}' holds no {file}. Copy it there from where the encoder came from, or fetch one whole with the verb get-encoder.");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EncoderUnusableException($"'{path}' can't be read ({e.Message}). Let the program read it; a model has to be smaller than 2 GB.", e);
        }
    }
}
