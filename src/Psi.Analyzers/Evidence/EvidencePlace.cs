using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Evidence;

/// <summary>Where evidence is reported, and what is said first there.</summary>
internal static class EvidencePlace
{
    /// <summary>At the name of the called method, with <c>Type.Method</c>.</summary>
    public static Diagnostic At(IInvocationOperation call, DiagnosticDescriptor evidence) =>
        Diagnostic.Create(evidence, OperationSyntax.MemberName(call.Syntax).GetLocation(), NameOf(call));

    /// <summary>The name of the called method, with its type where it is no extension of another.</summary>
    public static string NameOf(IInvocationOperation call) => call.TargetMethod.IsExtensionMethod
        ? call.TargetMethod.Name
        : (call.Instance?.Type ?? call.TargetMethod.ContainingType).Name + "." + call.TargetMethod.Name;
}
