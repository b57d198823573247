namespace Psi.Store;

/// <summary>The store can't be used; the message says why and what to do.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
