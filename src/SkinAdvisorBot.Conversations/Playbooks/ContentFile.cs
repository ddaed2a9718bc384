namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>A file of content as text.</summary>
/// <param name="Path">Relative to the folder above <c>dialogs/</c>, with forward slashes: <c>dialogs/answers/melasma.yaml</c>.</param>
public sealed record ContentFile(string Path, string Text);

/// <summary>A mistake in content, with its place and its remedy.</summary>
/// <param name="Line">1 for the first line.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record ContentProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
