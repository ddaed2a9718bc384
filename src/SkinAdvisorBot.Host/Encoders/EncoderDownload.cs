using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Encoders;

/// <summary>Fetches an encoder: all its files, each with the checksum that is known of it, or none.</summary>
public sealed class EncoderDownload(HttpClient http, TimeProvider clock)
{
    /// <summary>Longest time for all files together; 133 MB in it is 0.6 megabit a second.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private const int BufferBytes = 1 << 17;

    /// <param name="folder">Made when it isn't there; files of the same names are replaced.</param>
    /// <param name="progress">Told the share of bytes that arrived, in [0, 1].</param>
    /// <exception cref="UnusableInputException">It can't be fetched, isn't what it should be, or can't be written; no file takes its name before all have arrived and are what they should be.</exception>
    public async Task FetchAsync(NamedEncoder encoder, string folder, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var staged = encoder.Files.Select(file => (File: file, Path: Path.Combine(folder, $"{file.Path}.{Guid.NewGuid():N}.tmp"))).ToArray();
        var arrived = 0L;
        try
        {
            foreach (var (file, path) in staged)
            {
                await FetchAsync(new Uri(encoder.Address, file.Source), file, path, bytes => progress?.Report((double)(arrived += bytes) / encoder.Bytes), either.Token);
            }

            foreach (var (file, path) in staged)
                File.Move(path, Path.Combine(folder, file.Path), overwrite: true);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnusableInputException(string.Create(CultureInfo.InvariantCulture,
                $"'{encoder.Name}' did not arrive from {encoder.Address.Host} in time (at most {Patience.TotalMinutes:0} minutes). Try again on a faster line."), e);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException || e.InnerException is SocketException)
        {
            throw new UnusableInputException($"'{encoder.Name}' can't be fetched from {encoder.Address.Host} ({e.Message}). Connect to the internet and try again, or copy its files by hand and set {EncoderChoice.PathKey}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"'{encoder.Name}' can't be written to '{folder}' ({e.Message}). Make room for {encoder.Bytes / 1_000_000} MB there, or name another folder with --to.", e);
        }
        finally
        {
            foreach (var (_, path) in staged.Where(entry => File.Exists(entry.Path)))
                File.Delete(path);
        }
    }

    private async Task FetchAsync(Uri url, PinnedFile file, string path, Action<int> arrived, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        var total = 0L;
        int read;

        // One byte too many is enough to know; a stranger's file must not fill the disk.
        while (total <= file.Bytes && (read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            total += read;
            arrived(read);
        }

        target.Flush(flushToDisk: true);
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (total != file.Bytes || sha256 != file.Sha256)
            throw new UnusableInputException($"{url} is not the file known here: its SHA-256 is {sha256} and not {file.Sha256}. Nothing was kept; try again, and if it is so again, do not use that encoder.");
    }
}
