using System.Runtime.InteropServices;
using System.Text;

namespace SkinAdvisorBot.Language.Tests.Encoders.Onnx;

/// <summary>Writes protobuf messages field by field: enough to make an ONNX model in a test.</summary>
internal sealed class Protobuf
{
    private const int Varint = 0;
    private const int Bytes = 2;

    private readonly List<byte> buffer = [];

    public Protobuf With(int field, long value)
    {
        WriteVarint((ulong)(field << 3 | Varint));
        WriteVarint((ulong)value);
        return this;
    }

    public Protobuf With(int field, string value) => With(field, Encoding.UTF8.GetBytes(value));

    public Protobuf With(int field, Protobuf message) => With(field, message.ToArray());

    public Protobuf With<T>(int field, ReadOnlySpan<T> values)
        where T : unmanaged => With(field, MemoryMarshal.AsBytes(values).ToArray());

    public Protobuf WithEach<T>(int field, IEnumerable<T> values, Func<T, Protobuf> message) =>
        values.Aggregate(this, (written, value) => written.With(field, message(value)));

    public byte[] ToArray() => [.. buffer];

    private Protobuf With(int field, byte[] value)
    {
        WriteVarint((ulong)(field << 3 | Bytes));
        WriteVarint((ulong)value.Length);
        buffer.AddRange(value);
        return this;
    }

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            buffer.Add((byte)(value | 0x80));
        buffer.Add((byte)value);
    }
}
