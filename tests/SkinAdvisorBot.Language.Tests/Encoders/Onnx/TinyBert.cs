namespace SkinAdvisorBot.Language.Tests.Encoders.Onnx;

/// <summary>An encoder of nine pieces and three numbers, small enough to work out by hand: the vector of a piece is its row below,
/// plus that of its segment, times its mask.</summary>
internal sealed class TinyBert
{
    private const int FloatType = 1;
    private const int Int64Type = 7;
    private const int Width = 3;

    private static readonly string[] Pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "skin", "pain", "##ful", "cafe"];

    private static readonly float[] Rows =
    [
        0, 0, 0, // [PAD]
        3, 0, 1, // [UNK]
        3, 0, 0, // [CLS]
        0, 3, 0, // [SEP]
        0, 0, 0, // [MASK]
        0, 3, 6, // skin
        3, 6, 0, // pain
        0, 0, 18, // ##ful
        0, -3, 0, // cafe
    ];

    // A message is segment 0, which adds nothing.
    private static readonly float[] Segments = [0, 0, 0, 100, 0, 0];

    /// <summary>What the inputs are called; the third may be missing.</summary>
    public string[] Inputs { get; init; } = ["input_ids", "attention_mask", "token_type_ids"];

    public int InputType { get; init; } = Int64Type;

    /// <summary>Further names of what comes out; the vectors bear the first.</summary>
    public string[] Outputs { get; init; } = ["last_hidden_state"];

    /// <summary>Puts a vector for the whole message before the others.</summary>
    public bool WithSentence { get; init; }

    /// <summary>Leaves out the vectors of the pieces.</summary>
    public bool WithoutPieces { get; init; }

    public string[] Vocabulary { get; init; } = Pieces;

    /// <summary>Writes model and vocabulary into a new folder, with the other files given by name and text.</summary>
    /// <returns>The folder's path.</returns>
    public string WriteTo(string folder, params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), Model().ToArray());
        File.WriteAllLines(Path.Combine(folder, "vocab.txt"), Vocabulary);
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        return folder;
    }

    // Field numbers are those of onnx.proto3, of ONNX 1.16.
    private Protobuf Model() => new Protobuf()
        .With(1, 8)
        .With(7, Graph())
        .With(8, new Protobuf().With(1, "").With(2, 13));

    private Protobuf Graph()
    {
        var sentence = new Protobuf().With(1, "states").With(2, "sentence_embedding").With(4, "ReduceMean").With(5, Attribute("axes", [1])).With(5, Attribute("keepdims", 0));
        var graph = new Protobuf()
            .With(1, Node("Gather", "words", "rows", Inputs[0]))
            .With(1, Inputs.Length > 2 ? Node("Gather", "kinds", "segments", Inputs[2]) : Node("Sub", "kinds", "words", "words"))
            .With(1, Node("Add", "sums", "words", "kinds"))
            .With(1, Node("Cast", "present", Inputs.ElementAtOrDefault(1) ?? Inputs[0]).With(5, Attribute("to", FloatType)))
            .With(1, Node("Unsqueeze", "mask", "present", "last"))
            .With(1, Node("Mul", "states", "sums", "mask"))
            .WithEach(1, WithoutPieces ? [] : Outputs, name => Node("Identity", name, "states"))
            .WithEach(1, WithSentence ? ["x"] : Array.Empty<string>(), _ => sentence)
            .With(2, "tiny")
            .With(5, Tensor("rows", FloatType, [Rows.Length / Width, Width]).With<float>(9, Rows))
            .With(5, Tensor("segments", FloatType, [2, Width]).With<float>(9, Segments))
            .With(5, Tensor("last", Int64Type, [1]).With<long>(9, [2]))
            .WithEach(11, Inputs, name => Value(name, InputType, "batch", "length"))
            .WithEach(12, WithSentence ? ["sentence_embedding"] : Array.Empty<string>(), name => Value(name, FloatType, "batch", "width"))
            .WithEach(12, WithoutPieces ? [] : Outputs, name => Value(name, FloatType, "batch", "length", "width"));
        return graph;
    }

    private static Protobuf Node(string kind, string output, params string[] inputs) =>
        inputs.Aggregate(new Protobuf(), (node, input) => node.With(1, input)).With(2, output).With(4, kind);

    private static Protobuf Attribute(string name, long value) => new Protobuf().With(1, name).With(3, value).With(20, 2);

    private static Protobuf Attribute(string name, long[] values) => values.Aggregate(new Protobuf().With(1, name), (written, value) => written.With(8, value)).With(20, 7);

    private static Protobuf Tensor(string name, int type, long[] shape) =>
        shape.Aggregate(new Protobuf(), (tensor, size) => tensor.With(1, size)).With(2, type).With(8, name);

    private static Protobuf Value(string name, int type, params string[] shape) => new Protobuf().With(1, name).With(2, new Protobuf().With(1, new Protobuf()
        .With(1, type)
        .With(2, new Protobuf().WithEach(1, shape, size => new Protobuf().With(2, size)))));
}
