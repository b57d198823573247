using Psi.Policy;

namespace Psi.Insights.CommandLine;

/// <summary>A policy file as a command was given it.</summary>
/// <param name="Name">How it is shown: a path, or below a package's path the path inside it.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Layer">Whose file it is.</param>
internal sealed record PolicyInput(string Name, byte[] Bytes, PolicyLayerKind Layer = PolicyLayerKind.Organisation);
