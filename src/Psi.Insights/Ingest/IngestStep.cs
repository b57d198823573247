namespace Psi.Insights.Ingest;

/// <summary>One file is done: read, or written to the store.</summary>
internal enum IngestStep
{
    Read,
    Written,
}
