using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>The parameters of a request of Twilio's. New ones come without notice, so all are kept, and all are signed.</summary>
internal sealed class TwilioForm
{
    private TwilioForm(ImmutableArray<(string Name, string Value)> parameters) => Parameters = parameters;

    /// <summary>Decoded, as they came, repeated names too.</summary>
    public ImmutableArray<(string Name, string Value)> Parameters { get; }

    /// <summary>The value of a parameter; empty where it is absent or stands there twice, for then nobody knows which is meant.</summary>
    public string this[string name]
    {
        get
        {
            var values = Parameters.Where(parameter => parameter.Name == name).Select(parameter => parameter.Value).Take(2).ToArray();
            return values is [var value] ? value : "";
        }
    }

    /// <param name="body"><c>application/x-www-form-urlencoded</c>.</param>
    /// <exception cref="SmsRefusal">400: the bytes are not UTF-8.</exception>
    public static TwilioForm Read(ReadOnlySpan<byte> body) =>
        Utf8.IsValid(body) ? Read(Encoding.UTF8.GetString(body)) : throw SmsRefusal.Malformed();

    /// <param name="query">With or without the question mark.</param>
    public static TwilioForm Read(string query)
    {
        var parameters = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var pair in new QueryStringEnumerable(query))
            parameters.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        return new TwilioForm(parameters.DrainToImmutable());
    }

    /// <summary>Never the words or numbers.</summary>
    public override string ToString() => $"form of {Parameters.Length} parameters";
}
