package jyston.frontend.parser;

/** The expression grammar for the {@link PegMachine}, in the notation of {@link PegStatements}. */
final class PegExpressions {
  private PegExpressions() {}

  static final String RULES =
      """
      expressions: a=expression b=(',' c=expression)+ [','] -> tuple2
        | a=expression ',' -> tuple1
        | expression
      expression!: invalid_expression
        | invalid_legacy_expression
        | disjunction 'if' disjunction 'else' expression -> ifexp
        | disjunction
        | lambdef
      expression_without_invalid?: disjunction 'if' disjunction 'else' expression -> ifexp
        | disjunction
        | lambdef
      yield_expr: 'yield' 'from' a=expression -> yieldExpr | 'yield' a=[star_expressions] -> yieldExpr
      star_expressions: a=star_expression b=(',' c=star_expression)+ [','] -> tuple2
        | a=star_expression ',' -> tuple1
        | star_expression
      star_expression!: '*' a=bitwise_or -> starred | expression
      star_named_expressions: a=','.star_named_expression+ [',']
      star_named_expression: '*' a=bitwise_or -> starred | named_expression
      assignment_expression: a=NAME ':=' ~ b=expression -> named
      named_expression: assignment_expression
        | invalid_named_expression
        | expression !':='
      disjunction!: a=conjunction ('or' conjunction)+ -> boolop | conjunction
      conjunction!: a=inversion ('and' inversion)+ -> boolop | inversion
      inversion!: 'not' a=inversion -> unary | comparison
      comparison: a=bitwise_or b=compare_op_bitwise_or_pair+ -> compare | bitwise_or
      compare_op_bitwise_or_pair: eq_bitwise_or
        | noteq_bitwise_or
        | lte_bitwise_or
        | lt_bitwise_or
        | gte_bitwise_or
        | gt_bitwise_or
        | notin_bitwise_or
        | in_bitwise_or
        | isnot_bitwise_or
        | is_bitwise_or
      eq_bitwise_or: '==' bitwise_or
      noteq_bitwise_or: (a='!=' -> checkBarry) bitwise_or
      lte_bitwise_or: '<=' bitwise_or
      lt_bitwise_or: '<' bitwise_or
      gte_bitwise_or: '>=' bitwise_or
      gt_bitwise_or: '>' bitwise_or
      notin_bitwise_or: 'not' 'in' bitwise_or
      in_bitwise_or: 'in' bitwise_or -> isIn
      isnot_bitwise_or: 'is' 'not' bitwise_or
      is_bitwise_or: 'is' bitwise_or
      bitwise_or<: a=bitwise_or '|' b=bitwise_xor -> binop | bitwise_xor
      bitwise_xor<: a=bitwise_xor '^' b=bitwise_and -> binop | bitwise_and
      bitwise_and<: a=bitwise_and '&' b=shift_expr -> binop | shift_expr
      shift_expr<: a=shift_expr '<<' b=sum -> binop | a=shift_expr '>>' b=sum -> binop
        | invalid_arithmetic
        | sum
      sum<: a=sum '+' b=term -> binop | a=sum '-' b=term -> binop | term
      term<: a=term '*' b=factor -> binop
        | a=term '/' b=factor -> binop
        | a=term '//' b=factor -> binop
        | a=term '%' b=factor -> binop
        | a=term '@' b=factor -> matmul
        | invalid_factor
        | factor
      factor!: '+' a=factor -> unary | '-' a=factor -> unary | '~' a=factor -> unary | power
      power: a=await_primary '**' b=factor -> binop | await_primary
      await_primary!: 'await' a=primary -> await | primary
      primary<: a=primary '.' b=NAME -> attribute
        | a=primary b=genexp -> callGenerator
        | a=primary '(' b=[arguments] ')' -> call
        | a=primary '[' b=slices ']' -> subscript
        | atom
      slices: slice !',' | a=','.(slice | starred_expression)+ [','] -> tuple
      slice: [expression] ':' [expression] [':' [expression]] -> slice | named_expression
      atom: NAME
        | a='True' -> constant
        | a='False' -> constant
        | a='None' -> constant
        | &(STRING | FSTRING_START) strings
        | NUMBER
        | &'(' (tuple | group | genexp)
        | &'[' (list | listcomp)
        | &'{' (dict | set | dictcomp | setcomp)
        | a='...' -> constant
      group: '(' a=(yield_expr | named_expression) ')' | invalid_group
      lambdef: 'lambda' [lambda_params] ':' a=expression -> lambda
      lambda_params: invalid_lambda_parameters | lambda_parameters
      lambda_parameters:
          lambda_slash_no_default lambda_param_no_default* lambda_param_with_default*
            [lambda_star_etc]
        | lambda_slash_with_default lambda_param_with_default* [lambda_star_etc]
        | lambda_param_no_default+ lambda_param_with_default* [lambda_star_etc]
        | lambda_param_with_default+ [lambda_star_etc]
        | lambda_star_etc
      lambda_slash_no_default: lambda_param_no_default+ '/' ',' -> version8pos
        | lambda_param_no_default+ '/' &':' -> version8pos
      lambda_slash_with_default:
          lambda_param_no_default* lambda_param_with_default+ '/' ',' -> version8pos
        | lambda_param_no_default* lambda_param_with_default+ '/' &':' -> version8pos
      lambda_star_etc: invalid_lambda_star_etc
        | '*' lambda_param_no_default lambda_param_maybe_default* [lambda_kwds]
        | '*' ',' lambda_param_maybe_default+ [lambda_kwds]
        | lambda_kwds
      lambda_kwds: invalid_lambda_kwds | '**' lambda_param_no_default
      lambda_param_no_default: a=lambda_param ',' | a=lambda_param &':'
      lambda_param_with_default: lambda_param default ',' | lambda_param default &':'
      lambda_param_maybe_default: lambda_param [default] ',' | lambda_param [default] &':'
      lambda_param: NAME
      fstring_middle: fstring_replacement_field | a=FSTRING_MIDDLE -> middle
      fstring_replacement_field:
          '{' a=annotated_rhs ['='] b=[fstring_conversion] [fstring_full_format_spec] '}' -> field
        | invalid_replacement_field
      fstring_conversion: a='!' b=NAME -> conversion
      fstring_full_format_spec: ':' fstring_format_spec*
      fstring_format_spec: a=FSTRING_MIDDLE -> specMiddle | fstring_replacement_field
      fstring: a=FSTRING_START b=fstring_middle* c=FSTRING_END -> fstring
      string: a=STRING -> string
      strings!: a=(fstring | string)+ -> strings
      list: '[' a=[star_named_expressions] ']' -> list
      tuple: '(' a=[b=star_named_expression ',' c=[star_named_expressions] -> prepend] ')' -> tuple
      set: '{' a=star_named_expressions '}' -> set
      dict: '{' [double_starred_kvpairs] '}' -> dict | '{' invalid_double_starred_kvpairs '}'
      double_starred_kvpairs: ','.double_starred_kvpair+ [',']
      double_starred_kvpair: '**' bitwise_or | kvpair
      kvpair: expression ':' expression
      for_if_clauses: for_if_clause+
      for_if_clause:
          'async' 'for' star_targets 'in' ~ a=disjunction b=('if' c=disjunction)* -> asyncClause
        | 'for' star_targets 'in' ~ a=disjunction b=('if' c=disjunction)* -> clause
        | ['async'] 'for' (bitwise_or (',' bitwise_or)* [',']) !'in'
            -> last `'in' expected after for-loop variables`
        | invalid_for_target
      listcomp: '[' named_expression for_if_clauses ']' -> listcomp | invalid_comprehension
      setcomp: '{' named_expression for_if_clauses '}' -> setcomp | invalid_comprehension
      genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' -> genexp
        | invalid_comprehension
      dictcomp: '{' kvpair for_if_clauses '}' -> dictcomp | invalid_dict_comprehension
      arguments!: a=args [','] &')' | invalid_arguments
      args: a=','.(starred_expression | (assignment_expression | expression !':=') !'=')+
            b=[',' c=kwargs] -> args
        | a=kwargs -> args
      kwargs: a=','.kwarg_or_starred+ ',' b=','.kwarg_or_double_starred+ -> join
        | ','.kwarg_or_starred+
        | ','.kwarg_or_double_starred+
      starred_expression: invalid_starred_expression_unpacking
        | '*' a=expression -> starred
        | '*' -> last `Invalid star expression`
      kwarg_or_starred: invalid_kwarg | a=NAME '=' b=expression -> keyword | starred_expression
      kwarg_or_double_starred: invalid_kwarg
        | a=NAME '=' b=expression -> keyword
        | '**' b=expression -> keywordUnpacking
      star_targets: star_target !',' | a=star_target b=(',' c=star_target)* [','] -> tuple2
      star_targets_list_seq: a=','.star_target+ [',']
      star_targets_tuple_seq: a=star_target b=(',' c=star_target)+ [','] -> prepend
        | a=star_target ',' -> prepend
      star_target!: '*' a=(!'*' star_target) -> starred | target_with_star_atom
      target_with_star_atom!: a=t_primary '.' b=NAME !t_lookahead -> attribute
        | a=t_primary '[' b=slices ']' !t_lookahead -> subscript
        | star_atom
      star_atom: NAME
        | '(' a=target_with_star_atom ')'
        | '(' a=[star_targets_tuple_seq] ')' -> tuple
        | '[' a=[star_targets_list_seq] ']' -> list
      single_target: single_subscript_attribute_target | NAME | '(' a=single_target ')'
      single_subscript_attribute_target: a=t_primary '.' b=NAME !t_lookahead -> attribute
        | a=t_primary '[' b=slices ']' !t_lookahead -> subscript
      t_primary<: a=t_primary '.' b=NAME &t_lookahead -> attribute
        | a=t_primary '[' b=slices ']' &t_lookahead -> subscript
        | a=t_primary b=genexp &t_lookahead -> callGenerator
        | a=t_primary '(' b=[arguments] ')' &t_lookahead -> call
        | a=atom &t_lookahead
      t_lookahead: '(' | '[' | '.'
      del_targets: ','.del_target+ [',']
      del_target!: t_primary '.' NAME !t_lookahead
        | t_primary '[' slices ']' !t_lookahead
        | del_t_atom
      del_t_atom: NAME | '(' del_target ')' | '(' [del_targets] ')' | '[' [del_targets] ']'
      type_expressions: ','.expression+ ',' '*' expression ',' '**' expression
        | ','.expression+ ',' '*' expression
        | ','.expression+ ',' '**' expression
        | '*' expression ',' '**' expression
        | '*' expression
        | '**' expression
        | ','.expression+
      """;
}
