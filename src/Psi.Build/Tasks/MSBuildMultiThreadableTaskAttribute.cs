namespace Microsoft.Build.Framework;

/// <summary>
/// Marks a task that may run at the same time as others in one process (<c>-mt</c>); unmarked tasks get a process each. MSBuild 18.6 and
/// later know it by namespace and name, whichever assembly defines it, so that a task still loads into the versions before, which have
/// none. Not inherited: every task says it for itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
