using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Acts that booking asks for by name; <c>dialogs/booking.yaml</c> must hold them all.</summary>
internal static class BookingActs
{
    public const string Open = "booking_open";
    public const string Resumed = "booking_resumed";
    public const string Visit = "booking_visit";
    public const string Fit = "booking_fit";
    public const string FitNeed = "booking_fit_need";
    public const string FitWhich = "booking_fit_which";

    /// <summary>Two would like to come: each gets a time of their own, the writer's first. Argument <c>name</c>, whom the second is for.</summary>
    public const string EachOwn = "booking_each_own";

    /// <summary>The first of two visits is booked: the second now? Arguments <c>name</c> and <c>when</c>, the nearest free time.</summary>
    public const string SecondNow = "booking_second_now";

    /// <summary>As <see cref="SecondNow"/>, where that day has no more time. Argument <c>name</c>.</summary>
    public const string SecondOther = "booking_second_other";

    /// <summary>No second visit after all.</summary>
    public const string SecondLeft = "booking_second_left";

    /// <summary>To somebody who writes in Spanish, once: the desk answers in English.</summary>
    public const string InEnglish = "booking_in_english";
    public const string Offer = "booking_offer";
    public const string OfferFitting = "booking_offer_fitting";
    public const string OfferOne = "booking_offer_one";
    public const string OfferMore = "booking_offer_more";
    public const string NothingFits = "booking_nothing_fits";

    /// <summary>The clinic is closed on the day wished for. Argument <c>when</c>.</summary>
    public const string DayClosed = "booking_day_closed";

    /// <summary>The day wished for lies further ahead than visits are given out. Arguments <c>when</c> and <c>until</c>.</summary>
    public const string TooFar = "booking_too_far";

    /// <summary>How long the visit takes that is being booked. Arguments <c>visit</c> and <c>minutes</c>.</summary>
    public const string HowLong = "booking_how_long";
    public const string NoMore = "booking_no_more";
    public const string Full = "booking_full";
    public const string WhichDay = "booking_which_day";
    public const string Past = "booking_past";
    public const string Impossible = "booking_impossible";
    public const string Gone = "booking_gone";
    public const string WhichSlot = "booking_which_slot";
    public const string Kept = "booking_kept";
    public const string Name = "booking_name";
    public const string NameOdd = "booking_name_odd";
    public const string NameOther = "booking_name_other";
    public const string FitOther = "booking_fit_other";
    public const string Contact = "booking_contact";
    public const string ContactNeed = "booking_contact_need";
    public const string PhoneOdd = "booking_phone_odd";
    public const string EmailOdd = "booking_email_odd";
    public const string Consent = "booking_consent";
    public const string Confirm = "booking_confirm";
    public const string Change = "booking_change";
    public const string Booked = "booking_booked";
    public const string Back = "booking_back";
    public const string Left = "booking_left";
    public const string OfferAgain = "booking_offer_again";
    public const string NothingChanged = "appointment_left";
    public const string VisitBeside = "visit_beside_reason";
    public const string Again = "booking_again";
    public const string Stands = "booking_stands";
    public const string None = "appointment_none";
    public const string Find = "appointment_find";
    public const string Code = "appointment_code";
    public const string CodeWrong = "appointment_code_wrong";
    public const string CodeOver = "appointment_code_over";
    public const string Told = "appointment_told";
    public const string Which = "appointment_which";
    public const string CancelConfirm = "cancel_confirm";
    public const string CancelDone = "cancel_done";
    public const string CancelKept = "cancel_kept";
    public const string MoveOffer = "move_offer";
    public const string MoveConfirm = "move_confirm";
    public const string MoveDone = "move_done";
    public const string VisitChanged = "visit_changed";
    public const string RemindOffer = "remind_offer";
    public const string RemindWhen = "remind_when";
    public const string RemindContact = "remind_contact";
    public const string RemindSet = "remind_set";
    public const string RemindLater = "reminder_later";
    public const string NoticeCode = "notice_code";
    public const string NoticeBooked = "notice_booked";
    public const string NoticeMoved = "notice_moved";
    public const string NoticeCancelled = "notice_cancelled";
    public const string WaitJoined = "waitlist_joined";
    public const string WaitPassed = "waitlist_passed";
    public const string WaitOffer = "waitlist_offer";
    public const string WaitNotice = "waitlist_notice";
    public const string MailSubject = "mail_subject";
    public const string MailSubjectCode = "mail_subject_code";
    public const string Confirmed = "reminded_confirmed";
    public const string Late = "reminded_late";

    public static ImmutableArray<string> Required { get; } =
    [
        Open, Resumed, Visit, Fit, FitNeed, FitWhich, EachOwn, SecondNow, SecondOther, SecondLeft, InEnglish, Offer, OfferFitting, OfferOne, OfferMore, NothingFits, DayClosed, TooFar, HowLong, NoMore, Full, WhichDay, Past, Impossible, Gone, WhichSlot, Kept,
        Name, NameOdd, NameOther, FitOther, Contact, ContactNeed, PhoneOdd, EmailOdd, Consent, Confirm, Change, Booked, Back, Left, OfferAgain, NothingChanged, VisitBeside, Again, Stands, None, Find, Code, CodeWrong, CodeOver, Told,
        Which, CancelConfirm, CancelDone, CancelKept, MoveOffer, MoveConfirm, MoveDone, VisitChanged, RemindOffer, RemindWhen, RemindContact, RemindSet, RemindLater,
        NoticeCode, NoticeBooked, NoticeMoved, NoticeCancelled, WaitOffer, WaitNotice, WaitJoined, WaitPassed, MailSubject, MailSubjectCode, Confirmed, Late,
    ];

    /// <summary>Names that the words may use besides <c>clinic</c>.</summary>
    public static ImmutableArray<string> Arguments { get; } =
        ["visit", "minutes", "when", "zone", "clinician", "name", "contact", "phone", "id", "words", "list", "until"];
}
