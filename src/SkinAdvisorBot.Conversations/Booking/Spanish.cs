using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Tells by its small words whether somebody writes to the desk in Spanish.</summary>
internal static class Spanish
{
    /// <summary>Such words in a message from which on it is Spanish: one alone may be a name or a loan.</summary>
    private const int Enough = 2;

    private static readonly FrozenSet<string> Small =
        "hola quisiera quiero necesito podria podría puedo cita consulta reservar hacer una para el la por favor gracias lunes martes miércoles miercoles jueves viernes sábado sabado mañana manana tarde tengo soy estoy piel hora semana próxima proxima buenas buenos días dias tardes cuando cuándo hay me gustaría gustaria con mi"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Shared = "la el me mi para hay una con piel manana hacer martes".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(string text)
    {
        var found = PlainWords.Of(text).Where(Small.Contains).Distinct(StringComparer.Ordinal).ToList();
        return found.Count >= Enough && !found.TrueForAll(Shared.Contains);
    }
}
