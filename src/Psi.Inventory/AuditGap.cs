using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Something that keeps NuGet's audit from finding out which packages have known vulnerabilities.</summary>
/// <param name="At">Where it is set, or the project.</param>
/// <param name="Reason">What it is and what to do, in full sentences.</param>
/// <param name="Advisory">The advisory that NuGet was told not to report; null when the gap is wider.</param>
public sealed record AuditGap(FileLocation At, string Reason, string? Advisory = null);
