using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SkinAdvisorBot.Host.Teams;

internal readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Alpha);

/// <summary>Writes a picture as PNG: 8 bits a channel, red, green, blue, alpha.</summary>
internal static class Png
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="side">Width and height in pixels.</param>
    /// <param name="draw">The pixel at a column and a row, both from 0, rows downwards.</param>
    public static byte[] Write(int side, Func<int, int, Pixel> draw)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], side);
        // 8 bits, colour with alpha; the only compression and filtering there are, not interlaced.
        ReadOnlySpan<byte> form = [8, 6, 0, 0, 0];
        form.CopyTo(header[8..]);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compressed(side, draw));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compressed(int side, Func<int, int, Pixel> draw)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + (4 * side)];
            for (var y = 0; y < side; y++)
            {
                for (var x = 0; x < side; x++)
                    (row[1 + (4 * x)], row[2 + (4 * x)], row[3 + (4 * x)], row[4 + (4 * x)]) = draw(x, y);
                zlib.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    /// <summary>CRC-32 as PNG defines it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var rest = uint.MaxValue;
        foreach (var value in data)
        {
            rest ^= value;
            for (var bit = 0; bit < 8; bit++)
                rest = (rest & 1) == 0 ? rest >> 1 : (rest >> 1) ^ 0xEDB88320;
        }

        return ~rest;
    }
}
