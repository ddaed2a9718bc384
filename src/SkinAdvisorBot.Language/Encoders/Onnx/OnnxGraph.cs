using Microsoft.ML.OnnxRuntime;

namespace SkinAdvisorBot.Language.Encoders.Onnx;

/// <summary>A BERT-family model that ONNX Runtime runs: pieces in, a vector for each out. Used by any number of threads at once.</summary>
internal sealed class OnnxGraph : IDisposable
{
    private const string Pieces = "input_ids";
    private const string Mask = "attention_mask";
    private const string Segments = "token_type_ids";

    private readonly string path;
    private readonly InferenceSession session;
    private readonly RunOptions quietly = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
    private readonly string[] inputs;
    private readonly string output;

    /// <param name="path">Names the model in messages.</param>
    /// <exception cref="EncoderUnusableException">It is no ONNX model, or none that takes pieces and gives a vector for each.</exception>
    public OnnxGraph(string path, byte[] model)
    {
        this.path = path;
        session = Open(path, model);
        try
        {
            inputs = FindInputs();
            output = FindOutput();
        }
        catch (EncoderUnusableException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Runs the model on one message.</summary>
    /// <param name="pieces">Indices into the vocabulary, [CLS] first and [SEP] last.</param>
    /// <returns>float[pieces.Length * width], the vector of piece i at i * width.</returns>
    /// <exception cref="OnnxRuntimeException">A piece is none of the model's, or there are too many.</exception>
    public float[] Run(long[] pieces)
    {
        long[] shape = [1, pieces.Length];
        var mask = new long[pieces.Length];
        Array.Fill(mask, 1);
        using var pieceValue = OrtValue.CreateTensorValueFromMemory(pieces, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var segmentValue = OrtValue.CreateTensorValueFromMemory(new long[pieces.Length], shape);
        var values = Array.ConvertAll(inputs, name => name switch { Pieces => pieceValue, Mask => maskValue, _ => segmentValue });
        using var results = session.Run(quietly, inputs, values, [output]);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose()
    {
        quietly.Dispose();
        session.Dispose();
    }

    private static InferenceSession Open(string path, byte[] model)
    {
        try
        {
            // One thread adds up in one order: the same machine gives the same vectors, whatever else it does.
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            return new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new EncoderUnusableException($"'{path}' can't be read as an ONNX model ({OneLine(e)}). Copy it anew; weights in a second file are not read.", e);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException)
        {
            throw new EncoderUnusableException($"ONNX Runtime does not run on this machine ({OneLine(e)}). Use the built-in encoder, or Linux, Windows or an ARM Mac.", e);
        }
    }

    private string[] FindInputs()
    {
        foreach (var name in (ReadOnlySpan<string>)[Pieces, Mask])
        {
            if (!session.InputMetadata.ContainsKey(name))
                throw NoBert($"has no input {name}");
        }

        foreach (var (name, kind) in session.InputMetadata)
        {
            if (name is not (Pieces or Mask or Segments))
                throw NoBert($"has an input {name}");
            if (kind.ElementType != typeof(long) || kind.Dimensions.Length != 2)
                throw NoBert($"takes {name} as something else than int64[batch, length]");
        }

        return [.. session.InputMetadata.Keys];
    }

    private string FindOutput()
    {
        var vectors = session.OutputMetadata.Where(entry => entry.Value.ElementType == typeof(float) && entry.Value.Dimensions.Length == 3).Select(entry => entry.Key).ToArray();
        return vectors.FirstOrDefault(name => name == "last_hidden_state") ?? vectors.FirstOrDefault(name => name == "token_embeddings") ?? vectors.FirstOrDefault()
            ?? throw NoBert("has no output float[batch, length, width]");
    }

    private EncoderUnusableException NoBert(string what) =>
        new($"'{path}' {what}. Export the bare BERT encoder: {Pieces}, {Mask} and perhaps {Segments} in, last_hidden_state out.");

    internal static string OneLine(Exception e) => e.Message.ReplaceLineEndings(" ").Trim();
}
