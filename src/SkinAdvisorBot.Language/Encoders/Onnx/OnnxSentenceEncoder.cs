using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.Onnx;

/// <summary>Any BERT-family encoder in ONNX form, such as all-MiniLM-L6-v2: WordPiece pieces in, pooled into one vector of length 1.</summary>
/// <remarks>Runs on one thread a message, so that one machine always gives the same vectors; other processors may differ in the last bits.</remarks>
public sealed class OnnxSentenceEncoder : ISentenceEncoder, IDisposable
{
    private readonly OnnxGraph graph;
    private readonly BertTokenizer tokenizer;
    private readonly BertFolder folder;

    private OnnxSentenceEncoder(BertFolder folder)
    {
        this.folder = folder;
        Id = folder.Id;
        tokenizer = ReadVocabulary(folder);
        graph = new OnnxGraph(Path.Combine(folder.Root, BertFolder.ModelFile), folder.Model);
        try
        {
            Width = ProbeWidth();
        }
        catch (EncoderUnusableException)
        {
            graph.Dispose();
            throw;
        }

        // The session holds the weights now; a second copy would stay as long as the program.
        this.folder = folder with { Model = [], Vocabulary = [] };
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public int Width { get; }

    public IReadOnlyList<int> Parts => [Width];

    /// <summary>Loads an encoder and runs it once, at its longest input.</summary>
    /// <param name="folder">Holds <c>model.onnx</c> with all weights in it, <c>vocab.txt</c>, and perhaps <c>tokenizer_config.json</c>,
    /// <c>config.json</c>, <c>sentence_bert_config.json</c> and <c>1_Pooling/config.json</c> as sentence-transformers writes them. Without
    /// these, text is lower-cased, 512 pieces are read, and the mean of their vectors is taken.</param>
    /// <exception cref="EncoderUnusableException">A file is missing, unreadable or of another kind of model; the message is one line.</exception>
    public static OnnxSentenceEncoder Load(string folder) => new(BertFolder.Read(folder));

    /// <inheritdoc/>
    /// <remarks>Words such as <c>[SEP]</c> in a message are words, not signs to the model.</remarks>
    public void Encode(string text, Span<float> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, Width);
        vector.Clear();
        var pieces = tokenizer.EncodeToIds(folder.StripAccents ? Accents.Strip(text) : text, addSpecialTokens: false);
        if (pieces.All(piece => piece == tokenizer.UnknownTokenId))
            return;
        var vectors = graph.Run(Frame(pieces.Take(folder.LongestInput - 2)));
        for (var i = 0; i < (folder.Pooling == Pooling.Mean ? vectors.Length : Width); i++)
            vector[i % Width] += vectors[i];
        // Dividing a sum by the number of pieces would change nothing: the mean has the same direction.
        Portable.Normalize(vector);
    }

    public void Dispose() => graph.Dispose();

    private long[] Frame(IEnumerable<int> pieces) => [tokenizer.ClassificationTokenId, .. pieces, tokenizer.SeparatorTokenId];

    /// <summary>Proves that vocabulary and longest input are the model's, before a person's message does.</summary>
    private int ProbeWidth()
    {
        var last = CountPieces(folder.Vocabulary) - 1;
        var longest = Frame(Enumerable.Repeat(last, folder.LongestInput - 2));
        try
        {
            return graph.Run(longest).Length / longest.Length;
        }
        catch (OnnxRuntimeException e)
        {
            throw new EncoderUnusableException($"The model in '{folder.Root}' can't read {folder.LongestInput} pieces, the last of its {BertFolder.VocabularyFile} among them ({OnnxGraph.OneLine(e)}). "
                + $"Copy the {BertFolder.VocabularyFile} that belongs to it, or give its true max_seq_length in {BertFolder.LengthFile}.", e);
        }
    }

    private static BertTokenizer ReadVocabulary(BertFolder folder)
    {
        try
        {
            using var vocabulary = new MemoryStream(folder.Vocabulary);
            return BertTokenizer.Create(vocabulary, new BertOptions
            {
                LowerCaseBeforeTokenization = folder.LowerCase,
                RemoveNonSpacingMarks = folder.StripAccents,
                SplitOnSpecialTokens = false,
            });
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
        {
            throw new EncoderUnusableException($"'{Path.Combine(folder.Root, BertFolder.VocabularyFile)}' is no BERT vocabulary ({OnnxGraph.OneLine(e)}) Copy the one that belongs to the model, one piece a line.", e);
        }
    }

    private static int CountPieces(byte[] vocabulary)
    {
        using var reader = new StreamReader(new MemoryStream(vocabulary));
        var count = 0;
        while (reader.ReadLine() is not null)
            count++;
        return count;
    }
}
