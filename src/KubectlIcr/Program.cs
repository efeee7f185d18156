Console.WriteLine("kubectl-icr");
