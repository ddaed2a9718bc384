using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>How training lines are read by models that had not seen them.</summary>
/// <param name="Result">Over all repeats: each line counts once a repeat.</param>
/// <param name="Interval">Half the width of the 95 % interval of the accuracy, in [0, 1].</param>
public sealed record CrossValidated(EvaluationResult Result, double Interval, int Folds, int Repeats);
