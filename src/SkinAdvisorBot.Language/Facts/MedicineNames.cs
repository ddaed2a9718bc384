namespace SkinAdvisorBot.Language.Facts;

/// <summary>Medicines that matter for laser, light and pregnancy, by generic name, with brands and what people write.</summary>
/// <remarks>
/// Chosen by the triage protocol: rows R29 and R52 (isotretinoin, tretinoin, hydroquinone, tranexamic acid), R55 (light-sensitising), R58 (gold), R64 (blood thinners),
/// R41 (medicines that colour the skin), R10 (hormones), R43 (weak immune system), R59 (epilepsy).
/// </remarks>
internal static class MedicineNames
{
    /// <summary>Stands for medicines in general: "no meds".</summary>
    public const string Any = "";

    public static PhraseTable<string> Table { get; } = new(
        ("isotretinoin, iso tretinoin, accutane, accutain, acutane, accutaine, roaccutane, roacutane, racutane, absorica, claravis, myorisan, zenatane, amnesteem, roacc, tane, isotret, oratane", "isotretinoin"),
        ("tretinoin, tret, retin a, retina, retinA, renova, altreno, trentinoin, treitnoin, tretin", "tretinoin"),
        ("retinol, retinal, retinoid, retinoids, retinols", "retinol"),
        ("adapalene, differin", "adapalene"),
        ("tazarotene, tazorac", "tazarotene"),
        ("hydroquinone, hydroquinine, hq, hydroquin, tri luma, triluma, trilumma, lustra", "hydroquinone"),
        ("tranexamic acid, tranexamic, txa, lysteda", "tranexamic_acid"),
        ("azelaic acid, azelaic, finacea, azelex", "azelaic_acid"),
        ("spironolactone, spiro, aldactone, sprironolactone", "spironolactone"),
        ("the pill, birth control, birth control pill, birth control pills, contraceptive pill, contraceptive pills, contraceptives, contraceptive, contraception, oral contraceptives, oral contraceptive, bc pills, bc pill, the bc, ocp, ocps, "
            + "the mini pill, mini pill, bc, yaz, yasmin", "birth_control"),
        ("doxycycline, doxy, doxycyclin, vibramycin", "doxycycline"),
        ("minocycline, mino, minocin, monocycline", "minocycline"),
        ("tetracycline, lymecycline", "tetracycline"),
        ("ciprofloxacin, cipro", "ciprofloxacin"),
        ("bactrim, septra, co trimoxazole", "bactrim"),
        ("antibiotics, antibiotic, abx", "antibiotics"),
        ("warfarin, coumadin, warfrin, warfarine", "warfarin"),
        ("eliquis, apixaban, eliqius, eloquis", "apixaban"),
        ("xarelto, rivaroxaban", "rivaroxaban"),
        ("plavix, clopidogrel", "clopidogrel"),
        ("blood thinner, blood thinners, bloodthinners, bloodthinner, anticoagulants, anticoagulant, blood thinning", "blood_thinner"),
        ("aspirin, baby aspirin, asprin, aspirine, aspirins", "aspirin"),
        ("fish oil, omega 3", "fish_oil"),
        ("steroid, steroids, steroid cream, steroid creams, topical steroid, topical steroids, oral steroids, cortisone, hydrocortisone, betamethasone, clobetasol", "steroids"),
        ("prednisone, prednisolone, predisone", "prednisone"),
        ("methotrexate, mtx", "methotrexate"),
        ("amiodarone", "amiodarone"),
        ("hydrochlorothiazide, hctz, water tablets, water tablet, water pill, water pills", "hydrochlorothiazide"),
        ("st johns wort, saint johns wort, st john wort", "st_johns_wort"),
        ("gold injections, gold shots, gold salts, gold therapy, gold tablets, auranofin, myochrysine, gold injection", "gold"),
        ("hydroxychloroquine, plaquenil", "hydroxychloroquine"),
        ("chemo, chemotherapy", "chemotherapy"),
        ("hrt, hormone replacement therapy, hormone therapy, hormone replacement, estrogen", "hormone_therapy"),
        ("humira, biologics, adalimumab, immunosuppressants, immunosuppressant", "immunosuppressant"),
        ("keppra, levetiracetam", "levetiracetam"),
        ("meds, medication, medications, medicine, medicines, prescriptions, pills, drugs, prescription meds, prescription medication, prescription drugs", Any));
}
