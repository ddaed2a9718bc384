using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

public static class OfferPicker
{
    public static int? Pick(string text, TimeWish? wish, ImmutableArray<DateTimeOffset> offered) =>
        int.TryParse(text.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= offered.Length && wish is null ? n - 1 : null;
}
