using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Interviews;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Makes a playbook of content files. Every check runs, so one call reports all mistakes.</summary>
public static class PlaybookLoader
{
    private const string ClinicFile = "dialogs/clinic.yaml";
    private const string SourcesFile = "dialogs/sources.yaml";
    private const string ActsFile = "dialogs/acts.yaml";
    private const string AnswersFolder = "dialogs/answers/";

    /// <param name="files">All of <c>dialogs/</c>; dialogue tests among them are passed over.</param>
    public static PlaybookResult Load(IReadOnlyCollection<ContentFile> files)
    {
        var problems = new List<ContentProblem>();
        var ordered = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToImmutableArray();
        var clinic = One(ordered, ClinicFile, problems) is { } clinicFile ? ClinicReader.Read(clinicFile, problems) : null;
        var sources = One(ordered, SourcesFile, problems) is { } sourcesFile ? SourceReader.Read(sourcesFile, problems) : [];

        // Without a clinic no template can be judged; its own problems say enough.
        if (clinic is null)
            return new PlaybookResult(null, Sorted(problems));

        var read = ordered.Where(file => file.Path.StartsWith(AnswersFolder, StringComparison.Ordinal))
            .AsParallel().AsOrdered().Select(file =>
            {
                var own = new List<ContentProblem>();
                return (topic: new AnswerReader(clinic, sources, own).Read(file), own);
            }).ToArray();
        problems.AddRange(read.SelectMany(file => file.own));
        var topics = read.Select(file => file.topic).OfType<Topic>().ToImmutableArray();
        var actReader = new ActReader(clinic, sources, ActIds.Arguments, problems);
        var (acts, readings) = One(ordered, ActsFile, problems) is { } actsFile ? actReader.Read(actsFile) : ([], []);

        var triage = new TriageReader(clinic, sources, problems).Read(ordered);

        var interviewFile = ordered.FirstOrDefault(file => file.Path == InterviewReader.File);
        var interview = interviewFile is null || triage.Rules.IsEmpty ? null : new InterviewReader(clinic, problems).Read(
            interviewFile, [.. triage.Rules.Select(rule => rule.Id)], [.. topics.Select(topic => topic.Id)]);

        var (booking, bookingActs) = ordered.FirstOrDefault(file => file.Path == BookingReader.File) is { } bookingFile
            ? new BookingReader(clinic, sources, problems).Read(bookingFile, [.. triage.Rules.Select(rule => rule.Id)])
            : (null, []);
        acts = [.. acts, .. bookingActs];
        TopicChecks.Run(topics, problems);
        ClaimLint.Run(topics, acts, problems);
        if (problems.Count > 0)
            return new PlaybookResult(null, Sorted(problems));
        return new PlaybookResult(new Playbook(clinic, topics, acts, readings, sources, triage, interview, booking, Hash(ordered)), []);
    }

    private static ContentFile? One(ImmutableArray<ContentFile> files, string path, List<ContentProblem> problems)
    {
        var file = files.FirstOrDefault(candidate => candidate.Path == path);
        if (file is null)
            problems.Add(new ContentProblem(path, 1, "this file is missing. Restore it, or start from the one in the project's repository"));
        return file;
    }

    private static ImmutableArray<ContentProblem> Sorted(List<ContentProblem> problems) =>
        [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];

    private static string Hash(ImmutableArray<ContentFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Where(file => !file.Path.StartsWith("dialogs/tests/", StringComparison.Ordinal)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Text}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <param name="Playbook">Null when there is any problem.</param>
/// <param name="Problems">By file and line.</param>
public sealed record PlaybookResult(Playbook? Playbook, ImmutableArray<ContentProblem> Problems);
