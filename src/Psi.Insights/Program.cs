using Psi.Insights.Commands;

return await PsiCommandLine.RunAsync(args, Terminal.OfProcess());
