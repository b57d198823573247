using System.Reflection.Metadata;

namespace Psi.Verify.Compiling;

/// <summary>
/// In which order the compiler was given the generated documents. It numbers lambdas and orders members by it, so another order makes
/// another assembly. Nobody writes the order down, but it shows: the types of a namespace are in the order of their first parts, and the
/// methods of a type in the order of its parts. What does not show there goes beside the others of its generator.
/// </summary>
internal sealed class DocumentOrder
{
    private readonly MetadataReader _debug;
    private readonly MetadataReader _code;
    private readonly IReadOnlyList<GeneratedDocument> _documents;
    private readonly Dictionary<DocumentHandle, int> _indexes;
    private readonly ILookup<string, int> _byType;
    private readonly SortedSet<int>[] _later;

    private DocumentOrder(MetadataReader debug, MetadataReader code, IReadOnlyList<GeneratedDocument> documents)
    {
        (_debug, _code, _documents) = (debug, code, documents);
        _indexes = documents.Index().ToDictionary(pair => pair.Item.Handle, pair => pair.Index);
        _byType = documents.Index()
            .SelectMany(pair => pair.Item.Types, (pair, type) => (Type: type, pair.Index))
            .ToLookup(pair => pair.Type, pair => pair.Index, StringComparer.Ordinal);
        _later = [.. documents.Select(_ => new SortedSet<int>())];
    }

    /// <summary>The documents in the order in which they must have been given.</summary>
    /// <param name="debug">The debug information.</param>
    /// <param name="code">The assembly's metadata.</param>
    /// <param name="documents">In the order that is taken where nothing tells.</param>
    public static IReadOnlyList<GeneratedDocument> Of(
        MetadataReader debug, MetadataReader code, IReadOnlyList<GeneratedDocument> documents)
    {
        var order = new DocumentOrder(debug, code, documents);
        order.Collect();
        return order.Sorted();
    }

    private void Collect()
    {
        var previous = new Dictionary<StringHandle, int>();
        foreach (var handle in _code.TypeDefinitions)
        {
            var type = _code.GetTypeDefinition(handle);
            var parts = PartsOf(type);
            for (var part = 1; part < parts.Count; part++)
            {
                _later[parts[part - 1]].Add(parts[part]);
            }

            if (type.IsNested || FirstPart(type, parts) is not { } first)
            {
                continue;
            }

            if (previous.TryGetValue(type.Namespace, out var before) && before != first)
            {
                _later[before].Add(first);
            }

            previous[type.Namespace] = first;
        }
    }

    // Null for a type that has a part in a file of the project, and for one of whose parts some have no method.
    private int? FirstPart(TypeDefinition type, List<int> parts)
    {
        var declaring = _byType[TypeNames.Of(_code, type)].ToList();
        return declaring switch
        {
            [] => null,
            [var only] => HasOnlyGeneratedParts(type) ? only : null,
            _ => parts.Count >= declaring.Count && HasOnlyGeneratedParts(type) ? parts[0] : null,
        };
    }

    private bool HasOnlyGeneratedParts(TypeDefinition type) => type.GetMethods()
        .Select(DocumentOf)
        .All(document => document.IsNil || _indexes.ContainsKey(document));

    // A constructor runs the initializers of all parts, and one that nobody wrote comes last: it tells nothing.
    private List<int> PartsOf(TypeDefinition type)
    {
        var parts = new List<int>();
        foreach (var method in type.GetMethods().Where(method => !IsConstructor(method)))
        {
            if (_indexes.TryGetValue(DocumentOf(method), out var part) && (parts.Count == 0 || parts[^1] != part))
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private bool IsConstructor(MethodDefinitionHandle method) =>
        _code.StringComparer.StartsWith(_code.GetMethodDefinition(method).Name, ".");

    // Where a damaged assembly has a circle, the first one goes first.
    private List<GeneratedDocument> Sorted()
    {
        var waitsFor = new int[_documents.Count];
        foreach (var later in _later.SelectMany(indexes => indexes))
        {
            waitsFor[later]++;
        }

        var left = new SortedSet<int>(Enumerable.Range(0, _documents.Count));
        var ready = new SortedSet<int>(left.Where(index => waitsFor[index] == 0));
        var sorted = new List<GeneratedDocument>();
        while (left.Count > 0)
        {
            var next = ready.Count > 0 ? ready.Min : left.Min;
            ready.Remove(next);
            if (!left.Remove(next))
            {
                continue;
            }

            sorted.Add(_documents[next]);
            foreach (var later in _later[next])
            {
                if (--waitsFor[later] == 0)
                {
                    ready.Add(later);
                }
            }
        }

        return sorted;
    }

    private DocumentHandle DocumentOf(MethodDefinitionHandle method)
    {
        var information = _debug.GetMethodDebugInformation(method.ToDebugInformationHandle());
        if (!information.Document.IsNil || information.SequencePointsBlob.IsNil)
        {
            return information.Document;
        }

        foreach (var point in information.GetSequencePoints())
        {
            return point.Document;
        }

        return default;
    }
}
