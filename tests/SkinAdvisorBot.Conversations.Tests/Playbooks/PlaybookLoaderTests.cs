using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests.Playbooks;

public sealed class PlaybookLoaderTests
{
    [Fact]
    public void Good_content_loads_with_all_that_was_written()
    {
        var playbook = APlaybook.Small.Get();

        var answer = playbook.FindAnswer("exosomes/what");

        Assert.Equal(["clear_brilliant", "dark_skin", "exosomes", "fraxel", "laser"], playbook.Topics.Select(topic => topic.Id));
        Assert.Equal("laser", playbook.FindTopic("fraxel")!.Parent);
        Assert.True(playbook.FindTopic("dark_skin")!.Qualifies);
        Assert.Equal(["laser printer"], playbook.FindTopic("laser")!.NotMeant);
        Assert.Equal(["dark_skin"], playbook.FindAnswer("laser/suits-dark-skin")!.With);
        Assert.Equal(("ask_definition", "pending"), (answer!.Intent, answer.Reviewed));
        Assert.Equal(["Are exosomes safe?", "How much do exosomes cost?"], answer.Next);
        Assert.Equal("https://example.org/alpha", Assert.Single(answer.Sources).Url);
        Assert.Equal(APlaybook.Small.LineOf(APlaybook.Exosomes, "id: what"), answer.Line);
    }

    [Fact]
    public void One_mistake_anywhere_and_nothing_is_loaded()
    {
        var content = APlaybook.Small.Replacing(APlaybook.Fraxel, "name: Fraxel", "name: Fraxel\ncolour: red");

        var result = content.Load();

        Assert.Null(result.Playbook);
        Assert.Single(result.Problems);
    }

    [Fact]
    public void Mistakes_of_many_files_are_reported_at_once_by_file_and_line()
    {
        var content = APlaybook.Small
            .Replacing(APlaybook.Laser, "short: Lasers are well studied.", "short: Lasers always work.")
            .Replacing(APlaybook.Laser, "not_meant:", "not_ment:")
            .Replacing(APlaybook.Acts, "praise, first words.", "It is harmless.")
            .Replacing(APlaybook.Fraxel, "parent: laser", "parent: lasr");

        var problems = content.Load().Problems;

        Assert.Equal(
            [
                (APlaybook.Acts, content.LineOf(APlaybook.Acts, "It is harmless.")),
                (APlaybook.Fraxel, 1),
                (APlaybook.Laser, content.LineOf(APlaybook.Laser, "not_ment:")),
                (APlaybook.Laser, content.LineOf(APlaybook.Laser, "Lasers always work")),
            ],
            problems.Select(problem => (problem.File, problem.Line)));
    }

    [Fact]
    public void A_problem_reads_as_file_line_and_message()
    {
        var problem = new ContentProblem("dialogs/acts.yaml", 7, "this is wrong. Write that");

        Assert.Equal("dialogs/acts.yaml:7: this is wrong. Write that", problem.ToString());
    }

    [Fact]
    public void The_hash_depends_on_content_alone()
    {
        var hash = APlaybook.Ready.Hash;

        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, PlaybookLoader.Load([.. APlaybook.Small.Files.Reverse()]).Playbook!.Hash);
        Assert.Equal(hash, APlaybook.Small.With("dialogs/tests/basics/hello.yaml", "anything: at all").Get().Hash);
    }

    [Theory]
    [InlineData(APlaybook.Clinic, "Harbor Skin", "Harbour Skin")]
    [InlineData(APlaybook.Sources, "year: 2021", "year: 2022")]
    [InlineData(APlaybook.Acts, "fallback, first words", "fallback, other words")]
    [InlineData(APlaybook.Exosomes, "tiny parcels between cells", "small parcels between cells")]
    [InlineData(APlaybook.Exosomes, "name: exosomes", "name: exosomes # a comment")]
    public void Any_change_of_content_is_another_hash(string path, string old, string replacement)
    {
        var changed = APlaybook.Small.Replacing(path, old, replacement);

        Assert.NotEqual(APlaybook.Ready.Hash, changed.Get().Hash);
    }

    [Fact]
    public void Opening_hours_are_told_in_as_few_lines_as_they_differ()
    {
        var hours = APlaybook.Ready.Clinic.Facts["hours"];

        Assert.Equal(["Monday to Thursday, 9 am to 6 pm", "Friday, 9 am to 1:30 pm", "Saturday to Sunday, closed"], Assert.IsType<List<string>>(hours));
    }

    [Fact]
    public void What_the_clinic_leaves_out_is_null_and_no_mistake()
    {
        var clinic = APlaybook.Ready.Clinic;

        Assert.True(clinic.Facts.ContainsKey("parking"));
        Assert.Null(clinic.Facts["parking"]);
        Assert.True(clinic.IsDemo);
    }

    [Fact]
    public void A_day_begins_at_midnight_of_the_clinic()
    {
        var clinic = APlaybook.Ready.Clinic;

        // 04:59 and 05:00 UTC on a Wednesday stand on the two sides of midnight in New York.
        var before = clinic.DayAt(new DateTimeOffset(2026, 12, 2, 4, 59, 0, TimeSpan.Zero));
        var after = clinic.DayAt(new DateTimeOffset(2026, 12, 2, 5, 0, 0, TimeSpan.Zero));

        Assert.Equal(("Tuesday", "Wednesday"), (before.ToString(), after.ToString()));
    }
}
