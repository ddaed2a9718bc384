using System.Globalization;

namespace SkinAdvisorBot.Benchmarks;

/// <param name="Visitors">At a time.</param>
/// <param name="Turns">Of each visitor.</param>
/// <param name="ExpectReplies">Whether the reply comes in the answer to the post.</param>
/// <param name="Url">Of a bot that runs already; null to start the service.</param>
/// <param name="ProcessId">Of that bot; null where its processor time is not asked for.</param>
internal sealed record MessagesLoadArguments(int Visitors, int Turns, bool ExpectReplies, Uri? Url, int? ProcessId)
{
    /// <exception cref="FormatException">An argument is none of these, or no number.</exception>
    public static MessagesLoadArguments Read(ReadOnlySpan<string> args)
    {
        var load = new MessagesLoadArguments(32, 100, false, null, null);
        var numbers = new List<int>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--expect-replies":
                    load = load with { ExpectReplies = true };
                    break;
                case "--url" when i + 1 < args.Length:
                    load = load with { Url = new Uri(args[++i].TrimEnd('/') + "/") };
                    break;
                case "--pid" when i + 1 < args.Length:
                    load = load with { ProcessId = Number(args[++i]) };
                    break;
                default:
                    numbers.Add(Number(args[i]));
                    break;
            }
        }

        return numbers switch
        {
            [] => load,
            [var visitors] => load with { Visitors = visitors },
            [var visitors, var turns] => load with { Visitors = visitors, Turns = turns },
            _ => throw new FormatException("Write bench messages [VISITORS] [TURNS] [--expect-replies] [--url ADDRESS [--pid ID]]."),
        };
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
