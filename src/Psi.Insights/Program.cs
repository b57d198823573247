using Psi.Insights.CommandLine;

return await PsiCommandLine.RunAsync(args, Terminal.OfProcess());
