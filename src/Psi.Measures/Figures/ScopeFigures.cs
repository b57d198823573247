using Psi.Measures.Sources;

namespace Psi.Measures;

/// <summary>Every figure of a product or repository, from all that is told of it.</summary>
public static class ScopeFigures
{
    /// <summary>One figure for each measure, sorted by measure; those without a value say why.</summary>
    /// <param name="scope">Of whom.</param>
    /// <param name="ledger">What is told of it.</param>
    /// <param name="own">The organisation's own measures.</param>
    /// <param name="terms">What for.</param>
    public static IReadOnlyList<Figure> Of(FigureScope scope, ScopeLedger ledger, IReadOnlyList<OwnMeasure> own, FigureTerms terms)
    {
        var delivery = new DeliveryFigures(scope, ledger.Events.All, terms);
        var deployment = delivery.IsOfReleases ? EventKind.Release : EventKind.Deployment;
        return
        [
            .. delivery.All()
                .Concat(QualityFigures.Of(scope, ledger, terms))
                .Concat(ToolFigures.Of(scope, ledger, terms))
                .Concat(ValueFigures.Of(scope, ledger, own, terms))
                .Select(figure => figure.Inputs.Count > 0 ? figure : figure with { Inputs = InputsOf(figure.Measure, ledger, deployment) })
                .OrderBy(figure => figure.Measure, StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<string> InputsOf(string measure, ScopeLedger ledger, EventKind deployment) => measure switch
    {
        KnownMeasures.DeploymentFrequency => ledger.InputsOf(MaterialKinds.Of(deployment)),
        KnownMeasures.LeadTime => ledger.InputsOf(MaterialKinds.Of(EventKind.Change), MaterialKinds.Of(deployment)),
        KnownMeasures.FailureRate => ledger.InputsOf(
            MaterialKinds.Of(EventKind.Deployment), MaterialKinds.Of(EventKind.Incident), MaterialKinds.Of(EventKind.Defect)),
        KnownMeasures.RestoreTime or KnownMeasures.RecoveryTime or KnownMeasures.DetectionTime =>
            ledger.InputsOf(MaterialKinds.Of(EventKind.Incident)),
        KnownMeasures.EscapeRate => ledger.InputsOf(MaterialKinds.Of(EventKind.Defect)),
        _ => [],
    };
}
