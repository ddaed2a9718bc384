using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SkinAdvisorBot.Language.Training;

/// <summary>A file of numbers and texts, little-endian, that ends in a SHA-256 of all before it.</summary>
internal static class CheckedFile
{
    /// <summary>Writes the file whole or not at all: a file that is there is complete.</summary>
    public static void Write(string path, Action<BinaryWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
            write(writer);
        var bytes = buffer.ToArray();
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        using (var file = File.Create(temporary))
        {
            file.Write(bytes);
            file.Write(SHA256.HashData(bytes));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <returns>Null when the file is missing or damaged.</returns>
    public static BinaryReader? Open(string path)
    {
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        var body = bytes.Length > SHA256.HashSizeInBytes ? bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes) : [];
        return body.IsEmpty || !SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(body.Length))
            ? null
            : new BinaryReader(new MemoryStream(bytes, 0, body.Length), Encoding.UTF8);
    }

    public static void WriteTexts(this BinaryWriter writer, IReadOnlyCollection<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts)
            writer.Write(text);
    }

    public static string[] ReadTexts(this BinaryReader reader)
    {
        var texts = new string[reader.ReadInt32()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = reader.ReadString();
        return texts;
    }

    public static void WriteNumbers(this BinaryWriter writer, ReadOnlySpan<float> numbers)
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    public static float[] ReadNumbers(this BinaryReader reader)
    {
        var numbers = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
