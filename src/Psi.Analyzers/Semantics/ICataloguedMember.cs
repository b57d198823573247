namespace Psi.Analyzers.Semantics;

/// <summary>A member, each overload of it, that a rule's catalogue knows by the metadata name of its type and its own name.</summary>
internal interface ICataloguedMember
{
    string TypeMetadataName { get; }

    string Name { get; }
}
