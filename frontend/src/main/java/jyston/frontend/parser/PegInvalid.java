package jyston.frontend.parser;

/**
 * Rules that recognise common mistakes, in the notation of {@link PegStatements}. Their actions
 * raise: {@code err(a)} at a, {@code range(a,b)}, {@code from(a)} from a to the reading position,
 * {@code last} at the last token read, {@code next} at the next one, {@code indent} an
 * IndentationError; {@code %n} is what a expression is called, {@code %d} the line of a.
 */
final class PegInvalid {
  private PegInvalid() {}

  static final String RULES =
      """
      invalid_arguments:
          ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs)
            | kwargs) a=',' ','.(starred_expression !'=')+
            -> from(a) `iterable argument unpacking follows keyword argument unpacking`
        | a=expression b=for_if_clauses ',' [args | expression for_if_clauses]
            -> comprehension `Generator expression must be parenthesized`
        | a=NAME b='=' expression for_if_clauses
            -> range(a,b) `invalid syntax. Maybe you meant '==' or ':=' instead of '='?`
        | [args ','] a=NAME b='=' &(',' | ')')
            -> range(a,b) `expected argument value expression`
        | a=args b=for_if_clauses -> nonparenGenexp
        | args ',' a=expression b=for_if_clauses
            -> comprehension `Generator expression must be parenthesized`
        | a=args ',' args -> argumentsError
      invalid_kwarg: a=('True' | 'False' | 'None') b='=' -> range(a,b) `cannot assign to %t`
        | a=NAME b='=' expression for_if_clauses
            -> range(a,b) `invalid syntax. Maybe you meant '==' or ':=' instead of '='?`
        | !(NAME '=') a=expression b='='
            -> range(a,b) `expression cannot contain assignment, perhaps you meant "=="?`
        | a='**' expression '=' b=expression
            -> range(a,b) `cannot assign to keyword argument unpacking`
      invalid_arithmetic: sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a='not' b=inversion
            -> range(a,b) `'not' after an operator must be parenthesized`
      invalid_factor: ('+' | '-' | '~') a='not' b=factor
            -> range(a,b) `'not' after an operator must be parenthesized`
      invalid_legacy_expression: a=NAME !'(' b=star_expressions -> legacy
      invalid_type_params: '[' a=']' -> from(a) `Type parameter list cannot be empty`
      invalid_expression:
          !(NAME STRING | SOFT_KEYWORD) a=disjunction b=expression_without_invalid -> forgotComma
        | a=disjunction 'if' b=disjunction !('else' | ':')
            -> range(a,b) `expected 'else' after 'if' expression`
        | a='lambda' [lambda_params] b=':' &FSTRING_MIDDLE
            -> range(a,b) `f-string: lambda expressions are not allowed without parentheses`
      invalid_named_expression!:
          a=expression ':=' expression -> err(a) `cannot use assignment expressions with %n`
        | a=NAME '=' b=bitwise_or !('=' | ':=')
            -> range(a,b) `invalid syntax. Maybe you meant '==' or ':=' instead of '='?`
        | !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or
            !('=' | ':=')
            -> err(a) `cannot assign to %n here. Maybe you meant '==' instead of '='?`
      invalid_assignment: a=invalid_ann_assign_target ':' expression
            -> err(a) `only single target (not %n) can be annotated`
        | a=star_named_expression ',' star_named_expressions* ':' expression
            -> err(a) `only single target (not tuple) can be annotated`
        | a=expression ':' expression -> err(a) `illegal target for annotation`
        | (star_targets '=')* a=star_expressions '=' -> starTarget
        | (star_targets '=')* a=yield_expr '='
            -> err(a) `assignment to yield expression not possible`
        | a=star_expressions augassign (yield_expr | star_expressions)
            -> err(a) `'%n' is an illegal expression for augmented assignment`
      invalid_ann_assign_target: list | tuple | '(' a=invalid_ann_assign_target ')'
      invalid_del_stmt: 'del' a=star_expressions -> delTarget
      invalid_block: NEWLINE !INDENT -> indent `expected an indented block`
      invalid_comprehension: ('[' | '(' | '{') a=starred_expression for_if_clauses
            -> err(a) `iterable unpacking cannot be used in comprehension`
        | ('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses
            -> range(a,b) `did you forget parentheses around the comprehension target?`
        | ('[' | '{') a=star_named_expression b=',' for_if_clauses
            -> range(a,b) `did you forget parentheses around the comprehension target?`
      invalid_dict_comprehension: '{' a='**' bitwise_or for_if_clauses '}'
            -> err(a) `dict unpacking cannot be used in dict comprehension`
      invalid_parameters: a='/' ',' -> err(a) `at least one argument must precede /`
        | (slash_no_default | slash_with_default) param_maybe_default* a='/'
            -> err(a) `/ may appear only once`
        | [slash_no_default] param_no_default* invalid_parameters_helper a=param_no_default
            -> err(a) `parameter without a default follows parameter with a default`
        | param_no_default* a='(' param_no_default+ [','] b=')'
            -> range(a,b) `Function parameters cannot be parenthesized`
        | [(slash_no_default | slash_with_default)] param_maybe_default* '*'
            (',' | param_no_default) param_maybe_default* a='/' -> err(a) `/ must be ahead of *`
        | param_maybe_default+ '/' a='*' -> err(a) `expected comma between / and *`
      invalid_parameters_helper: slash_with_default | param_with_default+
      invalid_default: a='=' &(')' | ',') -> err(a) `expected default value expression`
      invalid_star_etc: a='*' (')' | ',' (')' | '**'))
            -> err(a) `named arguments must follow bare *`
        | '*' ',' TYPE_COMMENT -> last `bare * has associated type comment`
        | '*' param a='=' -> err(a) `var-positional argument cannot have default value`
        | '*' (param_no_default | ',') param_maybe_default* a='*' (param_no_default | ',')
            -> err(a) `* argument may appear only once`
      invalid_kwds: '**' param a='=' -> err(a) `var-keyword argument cannot have default value`
        | '**' param ',' a=param -> err(a) `arguments cannot follow var-keyword argument`
        | '**' param ',' a=('*' | '**' | '/')
            -> err(a) `arguments cannot follow var-keyword argument`
      invalid_lambda_parameters: a='/' ',' -> err(a) `at least one argument must precede /`
        | (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* a='/'
            -> err(a) `/ may appear only once`
        | [lambda_slash_no_default] lambda_param_no_default* invalid_lambda_parameters_helper
            a=lambda_param_no_default
            -> err(a) `parameter without a default follows parameter with a default`
        | lambda_param_no_default* a='(' ','.lambda_param+ [','] b=')'
            -> range(a,b) `Lambda expression parameters cannot be parenthesized`
        | [(lambda_slash_no_default | lambda_slash_with_default)] lambda_param_maybe_default* '*'
            (',' | lambda_param_no_default) lambda_param_maybe_default* a='/'
            -> err(a) `/ must be ahead of *`
        | lambda_param_maybe_default+ '/' a='*' -> err(a) `expected comma between / and *`
      invalid_lambda_parameters_helper: lambda_slash_with_default | lambda_param_with_default+
      invalid_lambda_star_etc: '*' (':' | ',' (':' | '**'))
            -> last `named arguments must follow bare *`
        | '*' lambda_param a='=' -> err(a) `var-positional argument cannot have default value`
        | '*' (lambda_param_no_default | ',') lambda_param_maybe_default* a='*'
            (lambda_param_no_default | ',') -> err(a) `* argument may appear only once`
      invalid_lambda_kwds: '**' lambda_param a='='
            -> err(a) `var-keyword argument cannot have default value`
        | '**' lambda_param ',' a=lambda_param
            -> err(a) `arguments cannot follow var-keyword argument`
        | '**' lambda_param ',' a=('*' | '**' | '/')
            -> err(a) `arguments cannot follow var-keyword argument`
      invalid_double_type_comments: TYPE_COMMENT NEWLINE TYPE_COMMENT NEWLINE INDENT
            -> last `Cannot have two type comments on def`
      invalid_with_item: expression 'as' a=expression &(',' | ')' | ':') -> starTarget
      invalid_for_target: ['async'] 'for' a=star_expressions -> forTarget
      invalid_group: '(' a=starred_expression ')' -> err(a) `cannot use starred expression here`
        | '(' a='**' expression ')' -> err(a) `cannot use double starred expression here`
      invalid_import: a='import' ','.dotted_name+ 'from' dotted_name
            -> from(a) `Did you mean to use 'from ... import ...' instead?`
        | 'import' a=NEWLINE -> from(a) `Expected one or more names after 'import'`
      invalid_import_from_targets: import_from_as_names ',' NEWLINE
            -> last `trailing comma not allowed without surrounding parentheses`
        | a=NEWLINE -> from(a) `Expected one or more names after 'import'`
      invalid_with_stmt: ['async'] 'with' ','.(expression ['as' star_target])+ NEWLINE
            -> last `expected ':'`
        | ['async'] 'with' '(' ','.(expressions ['as' star_target])+ [','] ')' NEWLINE
            -> last `expected ':'`
      invalid_with_stmt_indent:
          ['async'] a='with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'with' statement on line %d`
        | ['async'] a='with' '(' ','.(expressions ['as' star_target])+ [','] ')' ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'with' statement on line %d`
      invalid_try_stmt: a='try' ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'try' statement on line %d`
        | 'try' ':' block !('except' | 'finally') -> last `expected 'except' or 'finally' block`
        | 'try' ':' block* except_block+ a='except' b='*' expression ['as' NAME] ':'
            -> range(a,b) `cannot have both 'except' and 'except*' on the same 'try'`
        | 'try' ':' block* except_star_block+ a='except' [expression ['as' NAME]] ':'
            -> err(a) `cannot have both 'except' and 'except*' on the same 'try'`
      invalid_except_stmt: 'except' ['*'] a=expression ',' expressions ['as' NAME] ':'
            -> from(a) `multiple exception types must be parenthesized`
        | 'except' ['*'] expression ['as' NAME] NEWLINE -> last `expected ':'`
        | 'except' NEWLINE -> last `expected ':'`
        | 'except' '*' (NEWLINE | ':') -> last `expected one or more exception types`
      invalid_finally_stmt: a='finally' ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'finally' statement on line %d`
      invalid_except_stmt_indent: a='except' expression ['as' NAME] ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'except' statement on line %d`
        | a='except' ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'except' statement on line %d`
      invalid_except_star_stmt_indent: a='except' '*' expression ['as' NAME] ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'except*' statement on line %d`
      invalid_match_stmt: "match" subject_expr NEWLINE -> last `expected ':'`
        | a="match" subject_expr ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'match' statement on line %d`
      invalid_case_block: "case" patterns [guard] NEWLINE -> last `expected ':'`
        | a="case" patterns [guard] ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'case' statement on line %d`
      invalid_as_pattern: or_pattern 'as' a="_" -> err(a) `cannot use '_' as a target`
        | or_pattern 'as' !NAME a=expression -> err(a) `invalid pattern target`
      invalid_class_pattern: name_or_attr '(' a=invalid_class_argument_pattern
            -> err(a) `positional patterns follow keyword patterns`
      invalid_class_argument_pattern:
          [positional_patterns ','] keyword_patterns ',' a=positional_patterns
      invalid_if_stmt: 'if' named_expression NEWLINE -> last `expected ':'`
        | a='if' named_expression ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'if' statement on line %d`
      invalid_elif_stmt: 'elif' named_expression NEWLINE -> last `expected ':'`
        | a='elif' named_expression ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'elif' statement on line %d`
      invalid_else_stmt: a='else' ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'else' statement on line %d`
      invalid_while_stmt: 'while' named_expression NEWLINE -> last `expected ':'`
        | a='while' named_expression ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'while' statement on line %d`
      invalid_for_stmt: ['async'] 'for' star_targets 'in' star_expressions NEWLINE
            -> last `expected ':'`
        | ['async'] a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT
            -> indent `expected an indented block after 'for' statement on line %d`
      invalid_def_raw:
          ['async'] a='def' NAME [type_params] '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT
            -> indent `expected an indented block after function definition on line %d`
      invalid_class_def_raw: 'class' NAME [type_params] ['(' [arguments] ')'] NEWLINE
            -> last `expected ':'`
        | a='class' NAME [type_params] ['(' [arguments] ')'] ':' NEWLINE !INDENT
            -> indent `expected an indented block after class definition on line %d`
      invalid_double_starred_kvpairs: ','.double_starred_kvpair+ ',' invalid_kvpair
        | expression ':' a='*' bitwise_or
            -> from(a) `cannot use a starred expression in a dictionary value`
        | expression a=':' &('}' | ',')
            -> err(a) `expression expected after dictionary key and ':'`
      invalid_kvpair: a=expression !':' -> keyWithoutColon
        | expression ':' a='*' bitwise_or
            -> from(a) `cannot use a starred expression in a dictionary value`
        | expression a=':' &('}' | ',')
            -> err(a) `expression expected after dictionary key and ':'`
      invalid_starred_expression_unpacking: a='*' expression '=' b=expression
            -> range(a,b) `cannot assign to iterable argument unpacking`
      invalid_replacement_field: '{' a='='
            -> err(a) `f-string: valid expression required before '='`
        | '{' a='!' -> err(a) `f-string: valid expression required before '!'`
        | '{' a=':' -> err(a) `f-string: valid expression required before ':'`
        | '{' a='}' -> err(a) `f-string: valid expression required before '}'`
        | '{' !annotated_rhs -> next `f-string: expecting a valid expression after '{'`
        | '{' annotated_rhs !('=' | '!' | ':' | '}')
            -> next `f-string: expecting '=', or '!', or ':', or '}'`
        | '{' annotated_rhs '=' !('!' | ':' | '}')
            -> next `f-string: expecting '!', or ':', or '}'`
        | '{' annotated_rhs ['='] invalid_conversion_character
        | '{' annotated_rhs ['='] ['!' NAME] !(':' | '}')
            -> next `f-string: expecting ':' or '}'`
        | '{' annotated_rhs ['='] ['!' NAME] ':' fstring_format_spec* !'}'
            -> next `f-string: expecting '}', or format specs`
        | '{' annotated_rhs ['='] ['!' NAME] !'}' -> next `f-string: expecting '}'`
      invalid_conversion_character: '!' &(':' | '}')
            -> next `f-string: missing conversion character`
        | '!' !NAME -> next `f-string: invalid conversion character`
      """;
}
