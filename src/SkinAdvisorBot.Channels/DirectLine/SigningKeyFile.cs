using System.Security.Cryptography;
using System.Text;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Keeps a secret key over a restart, such as the one that signs tokens. One line of Base64, 32 random bytes.</summary>
/// <remarks>Nodes that share visitors must share this file: a token signed by one is then good on all.</remarks>
public static class SigningKeyFile
{
    /// <summary>256 bits, what HS256 asks for.</summary>
    public const int KeyBytes = 32;

    private static readonly TimeSpan WaitForOtherProcess = TimeSpan.FromSeconds(1);

    /// <param name="path">Of the file, usually <c>directline.key</c> in the data directory. Made when missing, readable for its owner alone.</param>
    /// <param name="whenAnew">What a new key in its place means, to end a sentence that says so.</param>
    /// <exception cref="SigningKeyException">The file can be neither read nor made, or holds something else.</exception>
    public static byte[] ReadOrCreate(string path, string whenAnew = "open chats then start anew")
    {
        try
        {
            return TryCreate(path) ?? Decode(path, ReadWhole(path), whenAnew);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SigningKeyException($"The signing key {path} cannot be read or made: {e.Message} Give the service's user access to it, or set SkinAdvisor:DataDirectory to a directory it owns.", e);
        }
    }

    /// <returns>The new key; null when the file is there already. Of processes that start at once, one makes it.</returns>
    private static byte[]? TryCreate(string path)
    {
        using var file = OpenNew(path);
        if (file is null)
            return null;
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        file.Write(Encoding.ASCII.GetBytes($"{Convert.ToBase64String(key)}\n"));
        file.Flush(flushToDisk: true);
        return key;
    }

    private static FileStream? OpenNew(string path)
    {
        if (File.Exists(path))
            return null;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // CreateNew is decided by the file system. A finished file that is moved into place is not: the last one would win.
        var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new FileStream(path, creation);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    // The process that makes the file writes its one line at once, but a reader may come in between.
    private static string ReadWhole(string path)
    {
        var line = "";
        SpinWait.SpinUntil(() => (line = Read(path)).Length > 0, WaitForOtherProcess);
        return line;
    }

    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private static byte[] Decode(string path, string line, string whenAnew)
    {
        var key = new byte[KeyBytes];
        var text = line.Trim();
        if (!Convert.TryFromBase64String(text, key, out var length) || length != KeyBytes)
            throw new SigningKeyException($"The signing key {path} does not hold {KeyBytes} bytes in Base64. Restore it, or delete it to get a new one; {whenAnew}.");
        return key;
    }
}

/// <summary>The key that signs Direct Line tokens is not to be had; the message says what to do.</summary>
public sealed class SigningKeyException : Exception
{
    public SigningKeyException()
    {
    }

    public SigningKeyException(string message)
        : base(message)
    {
    }

    public SigningKeyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
